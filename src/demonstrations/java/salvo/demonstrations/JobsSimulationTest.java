package salvo.demonstrations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import simulations.jobs.JobsPollingSimulation;
import simulations.jobs.JobsQuickCheckSimulation;
import simulations.jobs.JobsSimulation;
import simulations.jobs.JobsSubmissionSimulation;

/** The simulations of the jobs system against the sandbox, in processes of their own. */
@Tag("thorough")
class JobsSimulationTest {

  private static final String NINE_JOBS =
      "salvo.workload { profile = users-requests-light, users = 3, requests = 3 }\n";

  @TempDir private Path folder;

  @Test
  void shouldPassWhenEveryJobIsCalledBack() throws IOException {
    JobsRun run =
        JobsRun.of(
            JobsSimulation.class,
            folder,
            "salvo.warmUp.duration = 1 s, salvo.workload { tasksPerSecond = 10, duration = 3 s }");

    assertThat(run.exitCode()).as(run.console()).isZero();
    assertThat(run.status()).isEqualTo("PASS");
    assertThat(run.endpoints())
        .isEqualTo(
            Map.of("submit job", "30 requests, 0 KO", "job completion", "30 requests, 0 KO"));
    assertThat(run.summary().at("/total/requests").asInt()).isEqualTo(30);
    assertThat(run.console())
        .contains("10 tasks/s with about 10 requests/s offered")
        .contains("job completion: measured, but not requests");
    assertThat(run.errors()).isEmpty();
    assertThat(run.summary().path("warnings")).isEmpty();
    assertThat(run.jobs("submitted", "accepted", "completed", "unknown", "unfinished"))
        .isEqualTo("30 30 30 0 0");
  }

  @Test
  void shouldMeasureEachJobWhenNobodyWaitsForIt() throws IOException {
    JobsRun run =
        JobsRun.of(
            JobsSubmissionSimulation.class,
            folder,
            """
            salvo.workload { profile = users-requests-light, users = 2, requests = 5 }
            salvo.sandbox { scale = 0, callbacks { late = 1, lateBy = 3 s } }
            """);

    assertThat(run.exitCode()).as(run.console()).isZero();
    assertThat(run.endpoints())
        .isEqualTo(
            Map.of("submit job", "10 requests, 0 KO", "job completion", "10 requests, 0 KO"));
    assertThat(run.summary().at("/total/requests").asInt()).isEqualTo(10);
    assertThat(run.jobs("completed", "lost", "unfinished")).isEqualTo("10 0 0");
    // Five jobs, each waited for, would take 15 s.
    assertThat(run.summary().at("/run/durationSeconds").asDouble()).isLessThan(8);
  }

  @Test
  void shouldFailWithTheReasonWhenSubmissionsFail() throws IOException {
    JobsRun run =
        JobsRun.of(
            JobsSimulation.class,
            folder,
            NINE_JOBS
                + """
                salvo.sandbox.faults = [
                  { endpoint = "POST /v1/jobs/generate", kind = status, status = 500, rate = 1 }
                ]
                """);

    assertThat(run.exitCode()).as(run.console()).isEqualTo(2);
    assertThat(run.endpoints()).isEqualTo(Map.of("submit job", "9 requests, 9 KO"));
    assertThat(run.errors()).isEqualTo(Map.of("status.find.is(200), found 500", 9L));
    assertThat(run.jobs("submitted", "accepted")).isEqualTo("9 0");
  }

  @Test
  void shouldFailWithTheReasonWhenCallbacksAreLostOrLate() throws IOException {
    JobsRun run =
        JobsRun.of(
            JobsSimulation.class,
            folder,
            """
            salvo.workload { profile = users-requests-light, users = 1, requests = 5 }
            salvo.systems.jobs.options.completionTimeout = 1 s
            salvo.sandbox.callbacks { late = 1, lateBy = 3 s, duplicate = 1 }
            """);

    assertThat(run.exitCode()).as(run.console()).isEqualTo(2);
    assertThat(run.endpoints())
        .isEqualTo(Map.of("submit job", "5 requests, 0 KO", "job completion", "5 requests, 5 KO"));
    assertThat(run.errors()).isEqualTo(Map.of("callback: lost", 5L));
    JsonNode jobs = run.summary().path("jobs");
    assertThat(jobs.path("lost").asInt()).isEqualTo(5);
    // The first are heard of before the user is done with the last, the last when the run is over.
    assertThat(jobs.path("late").asInt()).isBetween(1, 4);
    assertThat(jobs.path("duplicates").asInt()).isBetween(1, 4);
    assertThat(jobs.path("unknown").asInt()).isZero();
    assertThat(jobs.path("drainMillis").asLong()).isGreaterThanOrEqualTo(1_000);
    assertThat(run.summary().path("warnings").get(0).asText())
        .startsWith("5 of 5 jobs were given up on as lost; of ");
  }

  @Test
  void shouldFailWithTheReasonWhenJobsFail() throws IOException {
    JobsRun run =
        JobsRun.of(
            JobsSimulation.class,
            folder,
            NINE_JOBS
                + """
                salvo.systems.jobs.options { webhookField = webhookUrl, inputType = "" }
                salvo.sandbox.callbacks.failed = 1
                """);

    assertThat(run.exitCode()).as(run.console()).isEqualTo(2);
    assertThat(run.errors()).isEqualTo(Map.of("callback: failed", 9L));
    assertThat(run.jobs("accepted", "completed", "failed", "lost")).isEqualTo("9 0 9 0");
  }

  @Test
  void shouldPollAsOftenAsTheTargetAsksWhenNoCallbackComes() throws IOException {
    JobsRun run =
        JobsRun.of(
            JobsPollingSimulation.class,
            folder,
            """
            salvo.workload { profile = users-requests-light, users = 2, requests = 1 }
            salvo.sandbox { scale = 1, callbacks.lost = 1 }
            salvo.systems.jobs.options.pollInterval = 10 ms
            """);

    assertThat(run.exitCode()).as(run.console()).isZero();
    assertThat(run.endpoints().keySet())
        .containsExactlyInAnyOrder("submit job", "get job", "job completion");
    assertThat(run.jobs("accepted", "completed", "lost")).isEqualTo("2 2 0");
    // A job takes 5 s at most: after the first poll, one each second.
    assertThat(run.summary().at("/total/requests").asInt()).isBetween(4, 18);
  }

  @Test
  void shouldSubmitThreeMoreWhenTheFirstOfAQuickCheckSucceeds() throws IOException {
    JobsRun run =
        JobsRun.of(
            JobsQuickCheckSimulation.class,
            folder,
            "salvo.warmUp.duration = 5 s, salvo.systems.jobs.options.quickCheckPause = 100 ms");

    assertThat(run.exitCode()).as(run.console()).isZero();
    assertThat(run.console())
        .contains("quick-check", "1 user at once, 1 task each")
        .doesNotContain("Warm-up:");
    assertThat(run.endpoints())
        .isEqualTo(Map.of("submit job", "4 requests, 0 KO", "job completion", "4 requests, 0 KO"));
  }

  @Test
  void shouldStopAfterTheFirstWhenItFailsInAQuickCheck() throws IOException {
    JobsRun run =
        JobsRun.of(
            JobsQuickCheckSimulation.class,
            folder,
            "salvo.systems.jobs.options.model = another-model");

    assertThat(run.exitCode()).as(run.console()).isEqualTo(2);
    assertThat(run.endpoints()).isEqualTo(Map.of("submit job", "1 requests, 1 KO"));
    assertThat(run.errors()).isEqualTo(Map.of("status.find.is(200), found 400", 1L));
  }

  @Test
  void shouldHoldFiveThousandJobsInAGigabyteWhenTheyAreSlow() throws IOException {
    JobsRun run =
        JobsRun.of(
            JobsSimulation.class,
            folder,
            """
            salvo.workload { tasksPerSecond = 1000, duration = 5 s }
            salvo.sandbox { scale = 0, callbacks { late = 1, lateBy = 15 s } }
            salvo { slo.minRpsShare = 0, report.injectorLimits.gcShare = 1 }
            """,
            "-Xmx1g");

    assertThat(run.exitCode()).as(run.console()).isZero();
    assertThat(run.jobs("submitted", "accepted", "completed", "lost", "duplicates", "unfinished"))
        .isEqualTo("5000 5000 5000 0 0 0");
    assertThat(run.endpoints())
        .isEqualTo(
            Map.of("submit job", "5000 requests, 0 KO", "job completion", "5000 requests, 0 KO"));
    assertThat(mostActiveUsers(run)).isEqualTo(5_000);
  }

  private static int mostActiveUsers(JobsRun run) {
    int most = 0;
    for (JsonNode second : run.summary().path("timeSeries")) {
      most = Math.max(most, second.path("activeUsers").asInt());
    }
    return most;
  }
}
