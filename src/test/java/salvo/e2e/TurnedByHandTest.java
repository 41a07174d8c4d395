package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.e2e.simulations.OwnContentSimulation;

/** Runs whose load is changed on their live page. */
@Tag("thorough")
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
  void shouldStartWhatOneWouldWhenTheRateOfThreeInjectorsIsChanged() throws Exception {
    try (GatlingProcess process =
        GatlingLaunch.of(OwnContentSimulation.class, folder)
            .with("tasksPerSecond", 12)
            .with("duration", "20 s")
            .byInjectors(3)
            .start()) {
      LivePages second = LivePages.of(process, 1);
      LivePages first = LivePages.of(process);
      assertThat(second.post("/level", "level=60&ramp=2s")).contains("from 12 to 60 tasks/s");
      assertThat(second.post("/level", "level=121")).contains("salvo.workload.ceiling");
      process.awaitText(" 10 of 20 s");
      assertThat(first.post("/pause", "")).contains("paused");
      assertThat(second.post("/pause", "")).contains("paused already");
      assertThat(second.post("/resume", "")).contains("resumed with 60");
      FinishedRun run = process.await();

      JsonNode offered = run.summary().json().get("offered");
      assertThat(run.exitCode()).as(run.console()).isZero();
      assertThat(run.console())
          .contains("set from 12 to 60 tasks/s, within 2 s.", "paused.", "   3 injectors")
          .doesNotContain("Global Information", "Generating reports");
      assertThat(sentences(offered)).hasSize(3);
      assertThat(offered.get("startedTasks")).isEqualTo(offered.get("tasks"));
      assertThat(offered.get("tasks").asLong()).isEqualTo(Math.round(area(offered)));
    }
  }

  /** What comes in 20 s at 12/s, within 2 s at 60/s, paused and resumed. */
  private static double area(JsonNode offered) {
    double set = second(offered, 0);
    double pause = second(offered, 1);
    double resume = second(offered, 2);
    return 12 * set + 2 * (12 + 60) / 2.0 + 60 * (pause - set - 2) + 60 * (20 - resume);
  }

  private static double second(JsonNode offered, int change) {
    return offered.at("/changes/" + change + "/second").asDouble();
  }

  @Test
  void shouldHaveAsManyUsersAtWorkWhenThoseOfTwoInjectorsAreChanged() throws Exception {
    try (GatlingProcess process =
        GatlingLaunch.of(OwnContentSimulation.class, folder)
            .with("users", 5)
            .with("duration", "15 s")
            .byInjectors(2)
            .start()) {
      LivePages page = LivePages.of(process, 1);
      process.awaitText(" 5 of 15 s");
      assertThat(page.metric("salvo_all_users")).isEqualTo(5);
      assertThat(page.post("/level", "level=12")).contains("from 5 to 12 users");
      FinishedRun run = process.await();

      List<Integer> users = users(run.summary().json());
      assertThat(users.subList(1, 4)).allMatch(it -> it == 5);
      assertThat(users.subList(9, 13)).allMatch(it -> it == 12);
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
