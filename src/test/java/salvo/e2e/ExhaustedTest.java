package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.e2e.RawTarget.Reaction;

/** A run that may not write or open what it would like to: none of that costs the verdict. */
class ExhaustedTest {

  private static final String LOAD =
      """
      salvo.systems.endpoints {
        userTypes.client.thinkTime { min = 0 s, max = 0 s }
        list = [ { name = get, path = "/items", weight = 1 } ]
      }
      """;

  @TempDir private Path folder;

  @Test
  void shouldJudgeAndListWhatIsMissingWhenFilesCannotBeWritten() throws Exception {
    FinishedRun run = run(launch().with("users", 4).with("requests", 10).withLimit("-f", 60));

    assertThat(run.exitCode()).as(run.console()).isZero();
    assertThat(run.console())
        .containsSubsequence("PASS", "40", "Not written: report.html: File too large.")
        .doesNotContain("could not finish");
    assertThat(run.summary().status()).isEqualTo("PASS");
    assertThat(run.file("report.html")).doesNotExist();
    assertThat(run.file("run.json")).exists();
  }

  @Test
  void shouldSayHowManyFilesAreNeededWhenUsersAreMoreThanThat() throws Exception {
    FinishedRun run =
        run(
            launch()
                .with("users", 1_500)
                .with("requests", 1)
                .withLimit("-n", 700)
                .with("salvo.http.requestTimeout", "5 s"));

    assertThat(run.console())
        .containsPattern(
            "1,500 users at work may need as many connections at once, .* can open \\d{3} more")
        .contains("ulimit -n 4096")
        .doesNotContain("could not finish", "Not written");
    assertThat(run.exitCode()).as(run.console()).isNotEqualTo(1);
    assertThat(run.file("summary.json")).exists();
    assertThat(run.file("report.html")).exists();
  }

  private GatlingLaunch launch() {
    return GatlingLaunch.endpoints(folder).with("profile", "users-requests-light");
  }

  private static FinishedRun run(GatlingLaunch launch) throws Exception {
    try (RawTarget target = RawTarget.start(path -> Reaction.OK);
        GatlingProcess process = launch.with("baseUrl", target.uri()).withSettings(LOAD).start()) {
      return process.await();
    }
  }
}
