package salvo.cli.named;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What a command calls a run: a path, the id of a run in the results folder, or {@code latest}. */
public final class NamedRun {

  public static final String DESCRIPTION =
      "A run's folder, a simulation.log, the id of a run in salvo.report.directory, or latest.";

  private static final String NEWEST = "latest";

  private NamedRun() {}

  /** The one in that results folder, or elsewhere; without a name the newest. */
  public static Path of(String name, Path results) throws IOException {
    return name == null ? newest(results) : ifAny(name, results).orElse(Path.of(name));
  }

  /** What exists under that path comes first; empty where nothing does. */
  public static Optional<Path> ifAny(String name, Path results) throws IOException {
    Path path = Path.of(name);
    if (Files.exists(path)) {
      return Optional.of(path);
    }
    if (name.equals(NEWEST)) {
      return Optional.of(newest(results));
    }
    return Optional.of(results.resolve(path))
        .filter(it -> path.getNameCount() == 1 && Files.isDirectory(it));
  }

  /** The run that the file {@code latest} names. */
  private static Path newest(Path results) throws IOException {
    Path latest = results.resolve(NEWEST);
    if (!Files.isRegularFile(latest)) {
      throw new FileNotFoundException(
          "There is no " + latest + ": name a run, or make one first with mvn gatling:test.");
    }
    return results.resolve(Files.readString(latest).strip());
  }
}
