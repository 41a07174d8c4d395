package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.e2e.simulations.OwnContentSimulation;

/** An injector that is stopped in the middle of a load, as a machine is that is suspended. */
class PauseTest {

  private static final String DECIDED =
      "The injector stood still for up to \\S+ s at a time in seconds \\d.* of the load"
          + " .*Without the \\d+ requests that were under way then, all requests: p99 would be .*"
          + " and not .* s\\.";

  @TempDir private static Path folder;
  private static FinishedRun run;

  @BeforeAll
  static void stopForAWhile() {
    run =
        GatlingLaunch.of(OwnContentSimulation.class, folder)
            .with("userTypes", "regular")
            .with("rps", 40)
            .with("duration", "8 s")
            .withSettings(
                """
                salvo {
                  slo.global { p95 = 1400 ms, p99 = 1500 ms }
                  monitor.interval = 1 s
                  sandbox.faults = [
                    { endpoint = "GET /healthz", kind = delay, rate = 1, delay = 300 ms }
                  ]
                  systems.own.userTypes.regular.tasks {
                    healthz = 1, api-health = 0, create-job = 0, list-jobs = 0, generate = 0
                    job-status = 0, usage = 0
                  }
                }
                """)
            .start()
            .awaitText("Load:")
            .run(Duration.ofSeconds(3))
            .freeze(Duration.ofSeconds(2))
            .await();
  }

  @Test
  void shouldBeInvalidAndNameTheSecondsWhenThePauseMissedAnObjective() {
    Summary summary = run.summary();

    assertThat(run.exitCode()).as(run.console()).isEqualTo(3);
    assertThat(summary.status()).isEqualTo("INVALID");
    assertThat(summary.slo("global", "p99")).as("as it was measured").contains("FAIL");
    assertThat(summary.reasons()).hasSize(1).first().asString().matches(DECIDED);
    assertThat(summary.violations()).isEmpty();
  }

  @Test
  void shouldSayTheSameWhenItIsReportedAgain(@TempDir Path reports) {
    SalvoCommand report = SalvoCommand.run("report", run.folder(), "-o", reports);

    assertThat(report.status()).as(report.said()).isEqualTo(3);
    assertThat(reports.resolve("summary.json")).hasSameTextualContentAs(run.file("summary.json"));
  }
}
