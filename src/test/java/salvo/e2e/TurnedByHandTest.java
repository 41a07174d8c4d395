package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.e2e.simulations.OwnContentSimulation;

/** Runs whose load is changed on their live page. */
class TurnedByHandTest {

  @TempDir private Path folder;

  @Test
  void shouldStartWhatIsOfferedWhenARateIsChanged() throws Exception {
    try (GatlingProcess process =
        GatlingLaunch.of(OwnContentSimulation.class, folder)
            .with("tasksPerSecond", 10)
            .with("duration", "15 s")
            .start()) {
      LivePages page = LivePages.of(process);
      process.awaitText(" 5 of 15 s");
      assertThat(page.post("/level", "level=60&ramp=2s")).contains("from 10 to 60 tasks/s");
      assertThat(page.post("/level", "level=101")).contains("salvo.workload.ceiling");
      process.awaitText(" 10 of 15 s");
      assertThat(page.post("/pause", "")).contains("paused");
      FinishedRun run = process.await();

      JsonNode offered = run.summary().json().get("offered");
      assertThat(run.console()).contains("By hand ", "set from 10 to 60 tasks/s, within 2 s.");
      assertThat(sentences(offered)).hasSize(2);
      assertThat(offered.get("startedTasks")).isEqualTo(offered.get("tasks"));
      assertThat(offered.get("tasks").asInt()).isBetween(200, 400);
      assertThat(run.summary().figures()).isEqualTo(RecordedLog.of(run.log()).figures());
      assertThat(run.summary().violations()).isEmpty();
    }
  }

  @Test
  void shouldHaveAsManyUsersAtWorkAsTheDialSaysWhenUsersAreChanged() throws Exception {
    try (GatlingProcess process =
        GatlingLaunch.of(OwnContentSimulation.class, folder)
            .with("users", 4)
            .with("duration", "15 s")
            .start()) {
      LivePages page = LivePages.of(process);
      process.awaitText(" 5 of 15 s");
      assertThat(page.post("/level", "level=2.5")).contains("users are whole");
      assertThat(page.post("/level", "level=12")).contains("from 4 to 12 users");
      FinishedRun run = process.await();

      List<Integer> users = users(run.summary().json());
      assertThat(users.subList(1, 4)).allMatch(it -> it == 4);
      assertThat(users.subList(8, 13)).allMatch(it -> it == 12);
    }
  }

  @Test
  void shouldWaitForSomebodyToStartItWhenInteractive() throws Exception {
    try (GatlingProcess process =
        GatlingLaunch.of(OwnContentSimulation.class, folder)
            .with("interactive", true)
            .with("duration", "3 s")
            .start()) {
      process.awaitText("Waiting for Start on the live page.");
      LivePages page = LivePages.waiting(process);
      assertThat(page.post("/level", "level=5")).contains("no load");
      assertThat(process.console()).doesNotContain("Load:");
      assertThat(page.status("/start", "wrong")).isEqualTo(403);
      assertThat(page.post("/start", "")).isEqualTo("The run begins.\n");
      process.awaitText("Load:");
      assertThat(page.post("/start", "")).contains("does not wait");

      assertThat(process.await().summary().requests()).isPositive();
    }
  }

  private static List<String> sentences(JsonNode offered) {
    List<String> all = new ArrayList<>();
    offered.get("changes").forEach(it -> all.add(it.get("sentence").asText()));
    return all;
  }

  private static List<Integer> users(JsonNode summary) {
    List<Integer> all = new ArrayList<>();
    summary.get("timeSeries").forEach(it -> all.add(it.get("activeUsers").asInt()));
    return all;
  }
}
