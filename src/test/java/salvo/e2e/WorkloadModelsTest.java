package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.stats.RunStats;

/** What each workload model offers, and what becomes of it. Every task is one request. */
class WorkloadModelsTest {

  private static final String SETTINGS =
      """
      salvo {
        systems.endpoints {
          userTypes.client.thinkTime { min = 100 ms, max = 100 ms }
          list = [ { name = page, path = "/page.html" } ]
        }
        workload.profiles.lunch {
          users = 4
          stages = [
            { tasksPerSecond = 20, duration = 500 ms }
            { tasksPerSecond = 60, duration = 1 s }
            { tasksPerSecond = 20, duration = 500 ms }
          ]
        }
        workload.profiles.closing-time {
          stages = [ { users = 4, duration = 1 s }, { users = 0, duration = 3 s } ]
        }
      }
      """;

  @TempDir private static Path folder;
  private static JettyTarget target;
  private static FinishedRun closed;
  private static FinishedRun bound;
  private static FinishedRun fixedWork;
  private static FinishedRun staged;
  private static FinishedRun emptied;

  @BeforeAll
  static void runAll() throws IOException {
    Path files = Files.createDirectory(folder.resolve("files"));
    Files.writeString(files.resolve("page.html"), "<p>A page");
    target = JettyTarget.start(files);
    try (GatlingProcess first =
            ofLoad().with("profile", "ramp-hold").with("rampUp", "1 s").start();
        GatlingProcess second = ofLoad().with("rps", 10).start();
        GatlingProcess third =
            launch().with("profile", "users-requests-light").with("requests", 7).start();
        GatlingProcess fourth = withoutUsers().with("profile", "lunch").start();
        GatlingProcess fifth = withoutUsers().with("profile", "closing-time").start()) {
      closed = first.await();
      bound = second.await();
      fixedWork = third.await();
      staged = fourth.await();
      emptied = fifth.await();
    }
  }

  @AfterAll
  static void stop() {
    target.close();
  }

  @Test
  void shouldKeepSoManyUsersAtWorkWhenClosed() {
    Summary summary = passed(closed, "closed");

    assertThat(offered(closed, "tasks").isNull()).isTrue();
    assertThat(offered(closed, "tasksPerSecond").isNull()).isTrue();
    assertThat(summary.startedTasks()).isEqualTo(summary.requests());
    assertThat(summary.seconds().stream().mapToInt(RunStats.Second::activeUsers).max()).hasValue(4);
    // Two seconds, the first of them a ramp, in which nobody starts more than ten tasks a second.
    assertThat(summary.requests()).isBetween(4L, 70L);
  }

  @Test
  void shouldDoNoMoreThanTheRateWhenUsersAreBoundByOne() {
    Summary summary = passed(bound, "closed");

    assertThat(offered(bound, "tasks").isNull()).isTrue();
    // Without the bound they would do 80.
    assertThat(summary.startedTasks()).isEqualTo(summary.requests()).isBetween(4L, 21L);
    assertThat(summary.seconds().stream().mapToInt(RunStats.Second::activeUsers).max()).hasValue(4);
    assertThat(bound.console())
        .contains("closed: 4 users for 2 s, each waiting for its answers and thinking 100 ms")
        .contains("together at most 10 requests/s, in place of the profile's 10 tasks/s");
  }

  @Test
  void shouldDoAllTheWorkWhenItIsUsersTimesRequests() {
    Summary summary = passed(fixedWork, "closed");

    assertThat(offered(fixedWork, "tasks").asInt()).isEqualTo(28);
    assertThat(offered(fixedWork, "tasksPerSecond").isNull()).isTrue();
    assertThat(summary.startedTasks()).isEqualTo(28);
    assertThat(summary.requests()).isEqualTo(28);
    assertThat(usersStarted(summary)).isEqualTo(4);
  }

  @Test
  void shouldFollowTheStagesWhenAProfileIsDefinedInTheSettingsOnly() {
    Summary summary = passed(staged, "open");

    assertThat(summary.json().at("/run/profile").asText()).isEqualTo("lunch");
    assertThat(offered(staged, "tasks").asInt()).isEqualTo(80);
    assertThat(offered(staged, "tasksPerSecond").asDouble()).isEqualTo(40);
    assertThat(summary.startedTasks()).isEqualTo(80);
    assertThat(summary.requests()).isEqualTo(80);
    assertThat(usersStarted(summary)).isEqualTo(80);
  }

  @Test
  void shouldEndWhenTheLastUsersLeaveLongBefore() {
    Summary summary = passed(emptied, "closed");

    assertThat(emptied.console()).contains("Clean-up:");
    assertThat(summary.requests()).isBetween(4L, 44L);
    assertThat(summary.seconds().stream().mapToInt(RunStats.Second::activeUsers).max()).hasValue(4);
    assertThat(usersStarted(summary)).isEqualTo(4);
  }

  @Test
  void shouldRequestNothingElseWhenTheRunsAreOver() {
    long requests = 0;
    for (FinishedRun run : new FinishedRun[] {closed, bound, fixedWork, staged, emptied}) {
      requests += run.summary().requests();
    }

    assertThat(target.logged()).containsOnlyKeys("GET /page.html 200 tenant=-");
    assertThat(target.logged()).containsValue(requests);
  }

  private static Summary passed(FinishedRun run, String model) {
    assertThat(run.exitCode()).as(run.console()).isZero();
    assertThat(offered(run, "model").asText()).isEqualTo(model);
    assertThat(offered(run, "reachedRequestsPerSecond").asDouble()).isPositive();
    assertThat(run.summary().figures()).isEqualTo(RecordedLog.of(run.log()).figures());
    return run.summary();
  }

  private static JsonNode offered(FinishedRun run, String name) {
    return run.summary().json().path("offered").path(name);
  }

  private static long usersStarted(Summary summary) {
    return summary.seconds().stream().mapToLong(RunStats.Second::usersStarted).sum();
  }

  private static GatlingLaunch ofLoad() {
    return launch().with("duration", "2 s");
  }

  private static GatlingLaunch launch() {
    return withoutUsers().with("users", 4);
  }

  private static GatlingLaunch withoutUsers() {
    return GatlingLaunch.endpoints(folder).withSettings(SETTINGS).with("baseUrl", target.uri());
  }
}
