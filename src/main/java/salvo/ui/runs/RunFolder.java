package salvo.ui.runs;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import salvo.saved.RunFiles;

/**
 * The folder of a run.
 *
 * @param id its path within the results folder, of one name, or of two in a suite
 */
public record RunFolder(String id, Path path) {

  static final int DEEPEST = 2;

  /** Whether Gatling or Salvo has begun to write a run there; a link to one is none. */
  static boolean isRun(Path path) {
    return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
        && (Files.exists(RunFiles.log(path)) || Files.exists(RunFiles.summary(path)));
  }

  /** Where Salvo's own files are. */
  public Path salvo() {
    return path.resolve(RunFiles.FOLDER);
  }

  /** Its own name, without that of a suite. */
  String name() {
    return path.getFileName().toString();
  }

  /** The names that it is called by in an address. */
  public List<String> segments() {
    return List.of(id.split("/"));
  }
}
