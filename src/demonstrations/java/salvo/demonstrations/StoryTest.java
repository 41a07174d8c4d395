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
import simulations.story.StorySimulation;

/** Stories, refused stories and spent quotas, and how they are told apart from faults. */
@Tag("thorough")
class StoryTest {

  private static final String SERVED_AS = "POST /api/v1/story";

  /** As many of each type of user, and no objectives that a busy machine misses. */
  private static final String EQUAL_WEIGHTS =
      """
      salvo.systems.story {
        userTypes { listener.weight = 1, forbidden.weight = 1, free-tier.weight = 1 }
        slo {
          global.minRps = null
          "create story" = null, "story refused" = null, "story over quota" = null
        }
      }
      """;

  @TempDir private Path folder;

  @Test
  void shouldTakeProvokedAnswersForSuccessesWhenNothingGoesWrong() {
    FinishedRun run = launch().withSettings(EQUAL_WEIGHTS).start().await();
    Map<String, Map<String, Long>> statuses = run.summary().statuses();
    Map<String, Long> served = run.served().get(SERVED_AS);

    assertThat(run.exitCode()).as(run.console()).isZero();
    assertThat(run.summary().ko()).isZero();
    assertThat(statuses).containsOnlyKeys("create story", "story refused", "story over quota");
    assertThat(statuses.get("create story")).isEqualTo(Map.of("200", served.get("200")));
    assertThat(statuses.get("story refused")).isEqualTo(Map.of("422", served.get("422")));
    assertThat(statuses.get("story over quota")).isEqualTo(Map.of("429", served.get("429")));
  }

  @Test
  void shouldFailWhenTheServiceTurnsStoriesAway() {
    FinishedRun run =
        launch()
            .withSettings(
                EQUAL_WEIGHTS
                    + "salvo.sandbox.faults = [{ endpoint = \""
                    + SERVED_AS
                    + "\", kind = status, rate = 0.5 }]")
            .start()
            .await();

    assertThat(run.exitCode()).as(run.console()).isEqualTo(2);
    assertThat(run.summary().status()).isEqualTo("FAIL");
    assertThat(run.summary().ko()).isEqualTo(run.served().get(SERVED_AS).get("503"));
    assertThat(run.summary().endpointsByCause()).containsOnlyKeys("http 503");
    assertThat(run.summary().endpointsByCause().get("http 503"))
        .contains("create story", "story refused");
  }

  @Test
  void shouldFailWhenAStoryMeetsAQuotaThatItShouldNot() {
    FinishedRun run =
        GatlingLaunch.of(StorySimulation.class, folder)
            .with("profile", "users-requests-light")
            .with("userTypes", "listener")
            .with("users", 2)
            .with("requests", 4)
            .with("salvo.systems.story.options.freeStories", 4)
            .withSettings(
                "salvo.systems.story.userTypes.listener.thinkTime { min = 0 s, max = 10 ms }")
            .start()
            .await();

    assertThat(run.exitCode()).as(run.console()).isEqualTo(2);
    assertThat(run.summary().statuses())
        .isEqualTo(Map.of("create story", Map.of("200", 6L, "429", 2L)));
    assertThat(run.summary().endpointsByCause())
        .isEqualTo(Map.of("http 429", List.of("create story")));
  }

  private GatlingLaunch launch() {
    return GatlingLaunch.of(StorySimulation.class, folder)
        .with("tasksPerSecond", 20)
        .with("duration", "3 s");
  }
}
