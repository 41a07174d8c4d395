package salvo.demonstrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.e2e.Figures;
import salvo.e2e.FinishedRun;
import salvo.e2e.GatlingLaunch;
import simulations.content.ContentGenerationSimulation;

/** Content of all sizes, the cache, and jobs that are followed to their end. */
@Tag("thorough")
class GenerationTest {

  private static final String SYSTEM = "salvo.systems.content-generation.";

  /** As many of each task, and nothing that a busy machine misses. */
  private static final String SETTINGS =
      """
      salvo.slo.global.minRps = null
      salvo.systems.content-generation {
        userTypes {
          content-generation.tasks {
            check-job = 1, create-small-job = 1, create-medium-job = 1, create-large-job = 1
            follow-job = 1, list-by-status = 1, generate-small = 1, generate-medium = 1
            generate-large = 1
          }
          cache.tasks { popular = 0, unique = 1, bypass = 1 }
          concurrent-generation.weight = 1
        }
        slo = null
        slo.global { mean = 60 s, p95 = 60 s, p99 = 60 s }
        slo."complete job".errorRate = 0.05
        options { smallTimeout = 60 s, generationTimeout = 60 s, jobPoll = 100 ms }
      }
      """;

  @TempDir private Path folder;

  @Test
  void shouldTellSizesAndCachesApartWhenNothingGoesWrong() {
    FinishedRun run = launch().with("tasksPerSecond", 60).with("duration", "5 s").start().await();
    Map<String, Map<String, Long>> statuses = run.summary().statuses();

    assertThat(run.exitCode()).as(run.console()).isZero();
    assertThat(run.summary().ko()).isZero();
    assertThat(statuses)
        .containsOnlyKeys(
            "get job",
            "create small job",
            "create medium job",
            "create large job",
            "complete job",
            "list jobs by status",
            "generate small",
            "generate medium",
            "generate large",
            "generate concurrently",
            "generate cache miss",
            "generate cache bypass");
    assertThat(statuses.get("generate concurrently").get("200") % 3).isZero();
    assertThat(run.served().get("DELETE /api/v1/jobs/{id}"))
        .isEqualTo(Map.of("204", run.served().get("POST /api/v1/jobs").get("201")));
  }

  @Test
  void shouldHitTheCacheWhenAPopularContentWasGeneratedBefore() {
    FinishedRun run = popular().with("salvo.sandbox.scale", 0.05).start().await();
    Map<String, Map<String, Long>> statuses = run.summary().statuses();
    Map<String, Figures> figures = run.summary().figures();

    assertThat(run.exitCode()).as(run.console()).isZero();
    assertThat(statuses).containsOnlyKeys("generate cache fill", "generate cache hit");
    // Five texts in four formats.
    assertThat(statuses.get("generate cache fill").get("200")).isBetween(1L, 20L);
    assertThat(run.summary().requests()).isEqualTo(50);
    assertThat(figures.get("endpoint generate cache hit").p50())
        .isLessThan(figures.get("endpoint generate cache fill").p50());
  }

  /** Some three hundred tasks of warm-up ask for all twenty contents. */
  @Test
  void shouldFindTheCacheFilledWhenTheWarmUpWasOnTheTarget() {
    FinishedRun run = popular().with("salvo.warmUp.duration", "3 s").start().await();

    assertThat(run.exitCode()).as(run.console()).isZero();
    assertThat(run.summary().statuses())
        .isEqualTo(Map.of("generate cache hit", Map.of("200", 50L)));
  }

  @Test
  void shouldFailWhenJobsAreTurnedAway() {
    FinishedRun run =
        launch()
            .withSettings(
                SETTINGS
                    + "salvo.sandbox.faults ="
                    + " [{ endpoint = \"POST /api/v1/jobs\", kind = status, rate = 1 }]")
            .with("tasksPerSecond", 30)
            .with("duration", "3 s")
            .start()
            .await();

    assertThat(run.exitCode()).as(run.console()).isEqualTo(2);
    assertThat(run.summary().endpointsByCause()).containsOnlyKeys("http 503");
    assertThat(Set.copyOf(run.summary().endpointsByCause().get("http 503")))
        .isSubsetOf("create small job", "create medium job", "create large job")
        .isNotEmpty();
  }

  @Test
  void shouldFailWhenAJobIsNotDoneInTime() {
    FinishedRun run =
        launch()
            .withSettings(
                SETTINGS
                    + """
                    salvo.systems.content-generation.userTypes.content-generation.tasks {
                      check-job = 0, create-small-job = 0, create-medium-job = 0
                      create-large-job = 0, list-by-status = 0, generate-small = 0
                      generate-medium = 0, generate-large = 0
                    }
                    """)
            .with("profile", "users-requests-light")
            .with("users", 1)
            .with("requests", 2)
            .with("userTypes", "content-generation")
            .with(SYSTEM + "options.jobTimeout", "0 s")
            .start()
            .await();

    assertThat(run.exitCode()).as(run.console()).isEqualTo(2);
    assertThat(run.summary().figures().get("endpoint create small job").ok()).isEqualTo(2);
    assertThat(run.summary().figures().get("endpoint complete job").ko()).isEqualTo(2);
    assertThat(run.summary().endpointsByCause().values()).containsExactly(List.of("complete job"));
  }

  /** One user who asks for popular contents. */
  private GatlingLaunch popular() {
    return launch()
        .withSettings(
            SETTINGS
                + """
                salvo.systems.content-generation.userTypes.cache {
                  thinkTime { min = 0 s, max = 0 s }
                  tasks { popular = 1, unique = 0, bypass = 0 }
                }
                """)
        .with("profile", "users-requests-light")
        .with("users", 1)
        .with("requests", 50)
        .with("userTypes", "cache");
  }

  private GatlingLaunch launch() {
    return GatlingLaunch.of(ContentGenerationSimulation.class, folder).withSettings(SETTINGS);
  }
}
