package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.gatling.http.EndpointsSimulation;

/** A search against a stand-in that serves two requests at once, each for 50 ms: 40 a second. */
@Tag("thorough")
class CapacityTest {

  private static final String SETTINGS =
      """
      salvo.systems.endpoints {
        list = [{ name = checkout, path = "/checkout" }]
        sandbox { "GET /checkout" { body = "[]", serviceTime = 50 ms, capacity = 2 } }
        slo.checkout { p50 = 2 s, p95 = null, p99 = null, mean = null, max = null }
      }
      salvo.slo.global { mean = null, p95 = null, p99 = null, errorRate = 0.5 }
      salvo.warmUp.duration = 1 s
      salvo.sandbox.scale = 1
      salvo.capacity { settle = 1 s, limit = 4 s, recovery = 2 s, drain = 5 s }
      # What the injector lacks on a busy machine is not what this is about.
      salvo.report.injectorLimits { pause = 1 h, cpu = 1, closedCpu = 1 }
      """;

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir private Path folder;

  @Test
  void shouldFailWhenTheTargetBreaksBelowWhatIsAskedFor() throws IOException {
    FinishedRun run = search("salvo.capacity.atLeast", 500);

    assertThat(run.exitCode()).as(run.console()).isEqualTo(2);
    JsonNode summary = run.summary().json();
    assertThat(run.summary().status()).isEqualTo("FAIL");
    assertThat(run.summary().reasons())
        .singleElement()
        .asString()
        .contains("At least 500/s was asked for (capacity.atLeast)", "/s breaks.");
    assertThat(run.console()).contains("20/s", " breaks ", "Capacity ");
    JsonNode found = summary.get("capacity");
    assertThat(found.get("breaks").asDouble()).isBetween(21.0, 160.0);
    assertThat(found.get("levels").size()).isGreaterThan(2);
    assertThat(found.get("levels").get(0).get("level").asDouble()).isEqualTo(20);
    JsonNode offered = summary.get("offered");
    assertThat(offered.get("startedTasks")).isEqualTo(offered.get("tasks"));
    assertThat(run.summary().violations()).isEmpty();
    assertThat(run.summary().figures()).isEqualTo(RecordedLog.of(run.log()).figures());
    JsonNode whole = new ObjectMapper().readTree(run.file("capacity.json").toFile());
    assertThat(whole.get("levels").size()).isEqualTo(found.get("levels").size());
    assertThat(found.at("/curve/sentence").asText())
        .containsAnyOf("No curve is fitted: ", "it decides nothing")
        .isEqualTo(whole.at("/curve/sentence").asText());
    assertThat(found.at("/curve/points")).isEqualTo(whole.at("/curve/points"));
    assertThat(Files.readString(run.file("report.html"))).contains("id=\"capacity-chart\"");
  }

  @Test
  void shouldFindWhatTheTargetHoldsWhenTwoInjectorsMakeTheLoad() throws IOException {
    FinishedRun run =
        launch()
            .with("salvo.capacity.atLeast", 500)
            .with("duration", "70 s")
            .byInjectors(2)
            .start()
            .await(PATIENCE);

    assertThat(run.exitCode()).as(run.console()).isEqualTo(2);
    JsonNode summary = run.summary().json();
    assertThat(run.summary().status()).isEqualTo("FAIL");
    assertThat(run.summary().reasons())
        .singleElement()
        .asString()
        .contains("At least 500/s was asked for (capacity.atLeast)", "/s breaks.");
    JsonNode found = summary.get("capacity");
    assertThat(found.get("breaks").asDouble()).isBetween(21.0, 160.0);
    assertThat(found.get("levels").get(0).get("level").asDouble()).isEqualTo(20);
    assertThat(found.get("levels").get(0).get("requests").asLong()).isGreaterThan(60);
    assertThat(summary.at("/offered/startedTasks")).isEqualTo(summary.at("/offered/tasks"));
    assertThat(summary.get("injectors")).hasSize(2);
    assertThat(run.file("capacity.json")).isNotEmptyFile();
  }

  @Test
  void shouldBeInconclusiveWhenTheSearchIsStoppedByHand() throws Exception {
    try (GatlingProcess process = launch().start()) {
      LivePages page = LivePages.of(process);
      process.awaitText(" requests ");
      assertThat(page.status("/pause", page.token())).isEqualTo(409);
      assertThat(page.post("/level", "level=5")).startsWith("The search for the capacity sets");
      assertThat(page.status("/stop", page.token())).isEqualTo(202);
      FinishedRun run = process.await(PATIENCE);

      assertThat(run.exitCode()).as(run.console()).isEqualTo(3);
      assertThat(run.summary().reasons())
          .containsExactly("The run was stopped by hand before its end.");
    }
  }

  private GatlingLaunch launch() {
    return GatlingLaunch.of(EndpointsSimulation.class, folder)
        .with("profile", "capacity")
        .with("tasksPerSecond", 20)
        .with("duration", "40 s")
        .withSettings(SETTINGS);
  }

  private FinishedRun search(String key, int value) {
    return launch().with(key, value).start().await(PATIENCE);
  }
}
