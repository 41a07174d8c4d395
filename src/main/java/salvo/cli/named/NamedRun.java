package salvo.cli.named;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a command calls a run: a path, the id of a run in the results folder, {@code latest}, or
 * {@code latest~1} for the one before it.
 */
public final class NamedRun {

  public static final String DESCRIPTION =
      "A run's folder, a simulation.log, the id of a run in salvo.report.directory, latest, or"
          + " latest~1 for the run before it.";

  private static final String NEWEST = "latest";
  private static final Pattern EARLIER = Pattern.compile(NEWEST + "~(\\d{1,4})");
  private static final int MOST_NAMES = 2;

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
    Matcher earlier = EARLIER.matcher(name);
    if (earlier.matches()) {
      return Optional.of(earlier(results, Integer.parseInt(earlier.group(1))));
    }
    return Optional.of(results.resolve(path)).filter(it -> isId(path) && Files.isDirectory(it));
  }

  /** One name, or of a run in a suite two. */
  private static boolean isId(Path path) {
    return path.getNameCount() <= MOST_NAMES && path.normalize().equals(path) && !path.isAbsolute();
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

  private static Path earlier(Path results, int runs) throws IOException {
    Path newest = newest(results);
    RunsByAge all = RunsByAge.of(results);
    return all.before(newest, runs)
        .orElseThrow(
            () ->
                new FileNotFoundException(
                    NEWEST
                        + "~"
                        + runs
                        + ": only "
                        + all.countBefore(newest)
                        + " runs in "
                        + results
                        + " are older than the latest. Name one by its folder or its id."));
  }
}
