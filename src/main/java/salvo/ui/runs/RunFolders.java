package salvo.ui.runs;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The folders of all runs in a results folder, also of those within a suite's. */
public final class RunFolders {

  /** Neither a hidden file nor a way out of the folder. */
  private static final Pattern NAME = Pattern.compile("[\\w][\\w. -]*");

  private final Path results;

  public RunFolders(Path results) {
    this.results = results;
  }

  public Path results() {
    return results;
  }

  List<RunFolder> all() throws IOException {
    List<RunFolder> found = new ArrayList<>();
    addTo(found, results, "", 1);
    return found;
  }

  private static void addTo(List<RunFolder> found, Path folder, String prefix, int depth)
      throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        if (!NAME.matcher(name).matches()) {
          continue;
        }
        if (RunFolder.isRun(entry)) {
          found.add(new RunFolder(prefix + name, entry));
        } else if (depth < RunFolder.DEEPEST
            && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
          addTo(found, entry, prefix + name + "/", depth + 1);
        }
      }
    }
  }

  /** The run that an address begins with; empty when there is none. */
  public Optional<RunFolder> find(List<String> segments) {
    Path path = results;
    for (int depth = 1; depth <= Math.min(RunFolder.DEEPEST, segments.size()); depth++) {
      String name = segments.get(depth - 1);
      if (!NAME.matcher(name).matches()) {
        return Optional.empty();
      }
      path = path.resolve(name);
      if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
        return Optional.empty();
      }
      if (RunFolder.isRun(path)) {
        return Optional.of(new RunFolder(String.join("/", segments.subList(0, depth)), path));
      }
    }
    return Optional.empty();
  }
}
