package salvo.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The run that the file {@code latest} names. */
final class NewestRun {

  private NewestRun() {}

  /**
   * The folder of the newest run.
   *
   * @throws FileNotFoundException when there is none
   */
  static Path in(Path results) throws IOException {
    Path latest = results.resolve("latest");
    if (!Files.isRegularFile(latest)) {
      throw new FileNotFoundException(
          "There is no " + latest + ": name a run, or make one first with mvn gatling:test.");
    }
    return results.resolve(Files.readString(latest).strip());
  }
}
