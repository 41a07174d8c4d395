package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.e2e.simulations.OwnContentSimulation;

/** Loads that are ended before their time, by a rule and by a budget. */
class AbortTest {

  @TempDir private Path folder;

  @Test
  void shouldFailWithAllReportsWhenARuleEndsTheLoad() {
    FinishedRun run =
        launch()
            .withSettings(
                """
                salvo {
                  abortWhen.never { errorRate = 1 }
                  systems.own.abortWhen.broken {
                    endpoint = "create job", errorRate = 0.5, window = 2 s, hold = 1 s, requests = 5
                  }
                  sandbox.faults = [
                    { endpoint = "POST /api/v1/jobs", kind = status, rate = 1, status = 500 }
                  ]
                }
                """)
            .start()
            .await();

    assertThat(run.exitCode()).as(run.console()).isEqualTo(2);
    Summary summary = run.summary();
    assertThat(summary.status()).isEqualTo("FAIL");
    assertThat(summary.reasons().get(0))
        .startsWith("The load was ended after ")
        .contains(
            "by salvo.systems.own.abortWhen.broken (create job: error rate was 100 %, more than"
                + " the allowed 50 %, over the last 2 s, for 1 s)");
    assertThat(summary.json().at("/run/interrupted").asBoolean()).isTrue();
    assertThat(summary.json().at("/run/durationSeconds").asDouble()).isBetween(1.0, 60.0);
    assertThat(run.console()).contains("Stopping the load").doesNotContain("Interrupted");
    assertThat(run.file("junit.xml")).content().contains("The load was ended after ");
    assertThat(run.folder().resolve("index.html")).isNotEmptyFile();
  }

  @Test
  void shouldJudgeWhatAllInjectorsDoWhenThereAreSeveral() {
    FinishedRun run =
        launch()
            .withSettings(
                """
                salvo {
                  abortWhen.slow { minRps = 1, p95 = 20 s, requests = 1, window = 3 s, hold = 0 s }
                  systems.own.abortWhen.rare {
                    endpoint = "create job", errorRate = 0.5, window = 4 s, hold = 1 s, requests = 8
                  }
                  sandbox.faults = [
                    { endpoint = "POST /api/v1/jobs", kind = status, rate = 1, status = 500 }
                  ]
                }
                """)
            .byInjectors(2)
            .start()
            .await();

    assertThat(run.exitCode()).as(run.console()).isEqualTo(2);
    assertThat(run.summary().status()).isEqualTo("FAIL");
    assertThat(run.summary().reasons().toString())
        .contains("by salvo.systems.own.abortWhen.rare (create job: error rate was 100 %");
    assertThat(run.summary().json().at("/injectors")).hasSize(2);
  }

  @Test
  void shouldFailWhenTheBudgetIsUsedUp() {
    FinishedRun run = launch().with("salvo.budget.requests", 60).start().await();

    assertThat(run.exitCode()).as(run.console()).isEqualTo(2);
    assertThat(run.summary().reasons().get(0))
        .contains("by salvo.budget.requests (all 60 requests were used up).");
    assertThat(run.summary().requests()).isBetween(60L, 200L);
    assertThat(run.file("junit.xml"))
        .content()
        .containsPattern(
            "<testcase name=\"the run can be judged\"[^>]*>\\s*<failure message=\"The load was"
                + " ended ");
  }

  @Test
  void shouldNameTheRuleWhenItsEndpointIsUnknown() {
    FinishedRun run =
        launch()
            .with("salvo.systems.own.abortWhen.a.endpoint", "crate job")
            .with("salvo.systems.own.abortWhen.a.p95", "1 s")
            .start()
            .await();

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.console())
        .contains("salvo.systems.own.abortWhen.a.endpoint = \"crate job\"")
        .contains("Did you mean \"create job\"?");
  }

  private GatlingLaunch launch() {
    return GatlingLaunch.of(OwnContentSimulation.class, folder)
        .with("tasksPerSecond", 25)
        .with("duration", "2 min")
        .with("salvo.sandbox.scale", 0);
  }
}
