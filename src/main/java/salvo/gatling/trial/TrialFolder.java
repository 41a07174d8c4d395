package salvo.gatling.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Where Gatling writes during a trial; nothing of it is kept. */
public final class TrialFolder {

  private TrialFolder() {}

  /** A new one. */
  public static Path make() {
    try {
      return Files.createTempDirectory("salvo-try");
    } catch (IOException e) {
      throw new UncheckedIOException("There is no room for a temporary folder", e);
    }
  }

  /** Removes it with all that is in it. */
  public static void remove(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(one);
      }
    } catch (IOException e) {
      // It lies among temporary files, of which others take care.
    }
  }
}
