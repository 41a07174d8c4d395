package salvo.demonstrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.e2e.FinishedRun;
import salvo.e2e.GatlingLaunch;
import simulations.content.ContentStressSimulation;

/** Too much, too long and too many at once: what is refused as it should be is a success. */
@Tag("thorough")
class StressTest {

  /** As many of each task, and nothing that a busy machine misses. */
  private static final String SETTINGS =
      """
      salvo.slo.global.minRps = null
      salvo.systems.content-stress {
        userTypes {
          stress.tasks {
            rapid-healthz = 1, rapid-api-health = 1, rapid-list = 1, rapid-create = 1
            parallel-creates = 1, text-too-long = 1, body-too-large = 1, hurry = 1
          }
          database-stress.tasks { long-pages = 1, parallel-reads = 1, bulk-create = 1 }
          sustained-load.tasks { workflow = 1, browse = 1, generate = 1 }
        }
        slo = null
        slo.global { mean = 60 s, p95 = 60 s, p99 = 60 s }
        options { jobPoll = 50 ms, readingTime = 50 ms, hurryTimeout = 60 s }
      }
      """;

  @TempDir private Path folder;

  @Test
  void shouldTakeRefusalsOfWhatIsTooLargeForSuccessesWhenNothingGoesWrong() {
    FinishedRun run = launch().with("tasksPerSecond", 60).with("duration", "5 s").start().await();
    Map<String, Map<String, Long>> statuses = run.summary().statuses();

    assertThat(run.exitCode()).as(run.console()).isZero();
    assertThat(run.summary().ko()).isZero();
    assertThat(statuses)
        .containsOnlyKeys(
            "healthz",
            "create job",
            "get job",
            "list jobs",
            "generate content",
            "user usage",
            "rapid healthz",
            "rapid api health",
            "rapid list jobs",
            "rapid create job",
            "create job at once",
            "read job at once",
            "text too long",
            "body too large",
            "generate in a hurry");
    assertThat(statuses.get("text too long")).containsOnlyKeys("422");
    assertThat(statuses.get("body too large")).containsOnlyKeys("413");
    assertThat(statuses.get("create job at once").get("201") % 3).isZero();
    assertThat(statuses.get("read job at once").get("200") % 10).isZero();
    assertThat(run.served().get("DELETE /api/v1/jobs/{id}"))
        .isEqualTo(Map.of("204", run.served().get("POST /api/v1/jobs").get("201")));
  }

  @Test
  void shouldFailWhenATextThatIsTooLongIsTaken() {
    FinishedRun run =
        launch()
            .withSettings(
                SETTINGS
                    + """
                    salvo.systems.content-stress.userTypes.stress.tasks {
                      rapid-healthz = 0, rapid-api-health = 0, rapid-list = 0, rapid-create = 0
                      parallel-creates = 0, body-too-large = 0, hurry = 0
                    }
                    salvo.sandbox.faults = [
                      { endpoint = "POST /api/v1/jobs", kind = status, rate = 1, status = 201 }
                    ]
                    """)
            .with("profile", "users-requests-light")
            .with("users", 1)
            .with("requests", 3)
            .with("userTypes", "stress")
            .start()
            .await();

    assertThat(run.exitCode()).as(run.console()).isEqualTo(2);
    assertThat(run.summary().statuses()).isEqualTo(Map.of("text too long", Map.of("201", 3L)));
    assertThat(run.summary().endpointsByCause())
        .isEqualTo(Map.of("http 201", List.of("text too long")));
  }

  private GatlingLaunch launch() {
    return GatlingLaunch.of(ContentStressSimulation.class, folder).withSettings(SETTINGS);
  }
}
