package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import salvo.e2e.simulations.OwnContentSimulation;

/** A target in which every endpoint fails in a way of its own. */
class FaultsTest {

  @TempDir private static Path folder;
  private static FinishedRun run;

  @BeforeAll
  static void runOnce() {
    run =
        GatlingLaunch.of(OwnContentSimulation.class, folder)
            .with("userTypes", "regular")
            .with("tasksPerSecond", 50)
            .with("duration", "2 s")
            .withSettings(
                """
                salvo {
                  http.requestTimeout = 2 s
                  systems.own {
                    userTypes.regular.tasks {
                      healthz = 1, api-health = 1, create-job = 1, list-jobs = 1, generate = 1
                      job-status = 0, usage = 0
                    }
                    slo {
                      healthz { p50 = 500 ms }
                      "api health" { errorRate = 0.1 }
                      "create job" { errorRate = 0.1 }
                      "list jobs" { errorRate = 0.1 }
                      "generate content" { errorRate = 0.1 }
                    }
                  }
                  sandbox.faults = [
                    { endpoint = "GET /healthz", kind = delay, rate = 1, delay = 1 s }
                    { endpoint = "GET /api/v1/health", kind = status, rate = 1, status = 500 }
                    { endpoint = "POST /api/v1/jobs", kind = reset, rate = 1 }
                    { endpoint = "GET /api/v1/jobs", kind = malformed, rate = 1 }
                    { endpoint = "POST /api/v1/content/generate", kind = hang, rate = 1 }
                  ]
                }
                """)
            .start()
            .await();
  }

  @Test
  void shouldFailWhenObjectivesAreMissed() {
    assertThat(run.exitCode()).as(run.console()).isEqualTo(2);
    assertThat(run.summary().status()).isEqualTo("FAIL");
    assertThat(run.summary().violations()).isEmpty();
    assertThat(run.console())
        .contains("FAIL  all requests: error rate was ")
        .doesNotContain("\tat ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "api health: error rate was 100 %, more than the allowed 10 %.",
        "create job: error rate was 100 %, more than the allowed 10 %.",
        "list jobs: error rate was 100 %, more than the allowed 10 %.",
        "generate content: error rate was 100 %, more than the allowed 10 %."
      })
  void shouldNameTheEndpointWhenItFails(String reason) {
    assertThat(run.summary().reasons()).contains(reason);
  }

  @Test
  void shouldNameTheEndpointWhenItIsSlow() {
    assertThat(run.summary().reasons()).anyMatch(it -> it.startsWith("healthz: p50 was 1"));
    assertThat(run.summary().figures().get("endpoint healthz").ko()).isZero();
    assertThat(run.summary().figures().get("endpoint healthz").min()).isGreaterThanOrEqualTo(1000);
  }

  @Test
  void shouldTellTheCauseWhenARequestFails() {
    assertThat(run.summary().endpointsByCause())
        .isEqualTo(
            Map.of(
                "http 500", List.of("api health"),
                "closed before the answer", List.of("create job"),
                "malformed body", List.of("list jobs"),
                "timeout", List.of("generate content")));
  }

  @Test
  void shouldCountWhatGotNoAnswerWhenAStatusIsMissing() {
    Map<String, Map<String, Long>> statuses = run.summary().statuses();
    Map<String, Map<String, Long>> served = run.served();

    assertThat(statuses.get("create job"))
        .containsOnlyKeys("0")
        .isEqualTo(served.get("POST /api/v1/jobs"));
    assertThat(statuses.get("generate content"))
        .isEqualTo(served.get("POST /api/v1/content/generate"));
    assertThat(run.summary().figures()).isEqualTo(RecordedLog.of(run.log()).figures());
  }
}
