package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.e2e.RawTarget.Reaction;

/** Runs whose results go to a disk of 300 KB, which holds the log and not all of the reports. */
class FullDiskTest {

  /** What the disk holds when the run has ended stands in the folder that it was mounted on. */
  private static final String ON_A_SMALL_DISK =
      """
      set -e
      mount -t tmpfs -o size=300k none "$0"
      status=0
      "$@" || status=$?
      mkdir -p "$0.disk"
      cp -a "$0/." "$0.disk"
      umount -l "$0"
      cp -a "$0.disk/." "$0"
      exit $status
      """;

  private static final String LOAD =
      """
      salvo.systems.endpoints {
        userTypes.client.thinkTime { min = 0 s, max = 0 s }
        list = [ { name = get, path = "/items", expectedStatus = [STATUS] } ]
      }
      """;

  @TempDir private Path folder;

  @Test
  void shouldJudgeFirstAndListWhatIsMissingWhenTheDiskIsFull() throws IOException {
    FinishedRun run = runExpecting(200);

    assertThat(run.exitCode()).as(run.console()).isZero();
    assertThat(run.console())
        .containsSubsequence(
            "Not written: Gatling's own page: No space left on device.",
            "PASS  ",
            "40",
            "Not written: ",
            "No space left on device")
        .doesNotContain("could not finish", "\tat ");
    assertThat(run.log()).isNotEmptyFile();
  }

  @Test
  void shouldEndWithTheStatusOfTheVerdictWhenTheDiskIsFull() throws IOException {
    FinishedRun run = runExpecting(201);

    assertThat(run.exitCode()).as(run.console()).isEqualTo(2);
    assertThat(run.console())
        .containsSubsequence("FAIL  ", "Not written: ", "No space left on device")
        .doesNotContain("could not finish", "\tat ");
  }

  private FinishedRun runExpecting(int status) throws IOException {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    String[] onASmallDisk = Confines.of("-m", ON_A_SMALL_DISK, disk.toString());
    try (RawTarget target = RawTarget.start(path -> Reaction.OK);
        GatlingProcess process =
            GatlingLaunch.endpoints(folder)
                .into(disk)
                .with("baseUrl", target.uri())
                .with("profile", "users-requests-light")
                .with("users", 4)
                .with("requests", 10)
                .withSettings(LOAD.replace("STATUS", Integer.toString(status)))
                .startedBy(onASmallDisk)
                .start()) {
      return process.await();
    }
  }
}
