package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two runs of one simulation at the same time, into the same results folder. */
class SharedResultsFolderTest {

  private static final String OF_A_THIRD = "endpointssimulation-99991231235959999";

  @TempDir private static Path folder;
  private static Path results;
  private static FinishedRun red;
  private static FinishedRun blue;

  /** Both are held at their start until a third run has made its folder, the newest by name. */
  @BeforeAll
  static void runBoth() throws IOException {
    results = Files.createDirectory(folder.resolve("results"));
    Path files = Files.createDirectory(folder.resolve("files"));
    Files.writeString(files.resolve("red.txt"), "red");
    Files.writeString(files.resolve("blue.txt"), "blue");
    try (JettyTarget target = JettyTarget.start(files);
        FileChannel lockFile = lockFile();
        FileLock lock = lockFile.lock();
        GatlingProcess ofRed = launch("red", 5, 8, target);
        GatlingProcess ofBlue = launch("blue", 3, 4, target)) {
      ofRed.awaitText("judged by");
      ofBlue.awaitText("judged by");
      Files.createDirectory(results.resolve(OF_A_THIRD));
      lock.release();
      red = ofRed.await();
      blue = ofBlue.await();
    }
  }

  @Test
  void shouldReportEachRunInItsOwnFolderWhenTwoStartTogether() {
    assertReport(red, "red", 40);
    assertReport(blue, "blue", 12);
    assertThat(red.folder()).isNotEqualTo(blue.folder());
  }

  @Test
  void shouldLeaveTheFolderOfAnotherAloneWhenItIsNewer() {
    assertThat(results.resolve(OF_A_THIRD)).isEmptyDirectory();
    assertThat(Files.exists(results.resolve("latest"))).isTrue();
    assertThat(FinishedRun.text(results.resolve("latest")).trim())
        .isIn(red.folder().getFileName().toString(), blue.folder().getFileName().toString());
  }

  private static void assertReport(FinishedRun run, String endpoint, long requests) {
    assertThat(run.exitCode()).as(run.console()).isZero();
    assertThat(run.summary().statuses()).containsOnlyKeys(endpoint);
    assertThat(run.summary().requests()).isEqualTo(requests);
    assertThat(run.summary().figures()).isEqualTo(RecordedLog.of(run.log()).figures());
  }

  private static FileChannel lockFile() throws IOException {
    return FileChannel.open(
        results.resolve(".starting.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static GatlingProcess launch(String name, int users, int requests, JettyTarget target) {
    return GatlingLaunch.endpoints(folder)
        .into(results)
        .with("baseUrl", target.uri())
        .with("profile", "users-requests-light")
        .with("users", users)
        .with("requests", requests)
        .withSettings(
            """
            salvo.systems.endpoints {
              userTypes.client.thinkTime { min = 0 s, max = 0 s }
              list = [ { name = NAME, path = "/NAME.txt" } ]
            }
            """
                .replace("NAME", name))
        .start();
  }
}
