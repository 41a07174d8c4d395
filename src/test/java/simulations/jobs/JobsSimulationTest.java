package simulations.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jobs system's simulation against the sandbox, in a process of its own. */
class JobsSimulationTest {

  @TempDir private Path folder;

  @Test
  void shouldPassWhenEveryJobIsCalledBack() {
    ForkedRun run =
        ForkedRun.of(
            JobsSimulation.class,
            folder,
            "salvo.warmUp.duration = 1 s, salvo.workload { rps = 10, duration = 3 s }");

    assertThat(run.exitCode()).as(run.console()).isZero();
    assertThat(run.status()).isEqualTo("PASS");
    assertThat(run.endpoints())
        .isEqualTo(
            Map.of("submit job", "30 requests, 0 KO", "job completion", "30 requests, 0 KO"));
    assertThat(run.errors()).isEmpty();
    assertThat(run.summary().path("warnings")).isEmpty();
  }

  @Test
  void shouldFailWithTheReasonWhenSubmissionsFail() {
    ForkedRun run =
        ForkedRun.of(
            JobsSimulation.class,
            folder,
            """
            salvo.workload { model = closed, users = 3, requests = 4, profile = users-requests-light }
            salvo.sandbox.faults = [
              { endpoint = "POST /v1/jobs/generate", kind = status, status = 500, rate = 1 }
            ]
            """);

    assertThat(run.exitCode()).as(run.console()).isEqualTo(2);
    assertThat(run.endpoints()).isEqualTo(Map.of("submit job", "12 requests, 12 KO"));
    assertThat(run.errors()).isEqualTo(Map.of("status.find.is(200), found 500", 12L));
  }
}
