package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.e2e.simulations.OwnContentSimulation;

/** A run that somebody stops on its live page in the middle of its load, of ten minutes. */
class StoppedByHandTest {

  @TempDir private Path folder;

  @Test
  void shouldEndWithAllReportsWhenStoppedOnItsPage() throws Exception {
    try (GatlingProcess process =
        GatlingLaunch.of(OwnContentSimulation.class, folder)
            .with("tasksPerSecond", 50)
            .with("duration", "10 min")
            .start()) {
      LivePages page = LivePages.of(process);
      assertThat(page.status("/stop", "wrong")).isEqualTo(403);
      process.awaitText(" requests ");
      assertThat(page.status("/stop", page.token())).isEqualTo(202);

      assertStopped(process.await());
    }
  }

  private void assertStopped(FinishedRun run) {
    Summary summary = run.summary();
    RecordedLog log = RecordedLog.of(run.log());

    assertThat(run.exitCode()).as(run.console()).isEqualTo(3);
    assertThat(run.console())
        .contains("Stopped by hand: stopping the load, then the reports.")
        .contains("INCONCLUSIVE  The run was stopped by hand before its end.");
    assertThat(summary.status()).isEqualTo("INCONCLUSIVE");
    assertThat(summary.reasons()).containsExactly("The run was stopped by hand before its end.");
    assertThat(summary.json().at("/run/interrupted").asBoolean()).isTrue();
    assertThat(summary.requests()).isPositive();
    assertThat(summary.violations()).isEmpty();
    assertThat(log.end().whole()).isTrue();
    assertThat(summary.figures()).isEqualTo(log.figures());
    assertThat(run.folder().resolve("index.html")).isNotEmptyFile();
    assertThat(run.file("summary.md")).isNotEmptyFile();
    assertThat(run.file("junit.xml")).isNotEmptyFile();
    assertThat(run.file("report.html")).isNotEmptyFile();
  }
}
