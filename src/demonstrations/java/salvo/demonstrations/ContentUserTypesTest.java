package salvo.demonstrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.e2e.FinishedRun;
import salvo.e2e.GatlingLaunch;
import simulations.content.ContentSimulation;

/**
 * A run of two of the five user types, one of which has done its last task long before the other.
 */
@Tag("thorough")
class ContentUserTypesTest {

  /** A busy machine meets no objective of an endpoint for certain. */
  private static final String SLACK =
      """
      salvo.systems.content.slo {
        healthz = null, "api health" = null, register = null, login = null, "create job" = null
        "get job" = null, "list jobs" = null, "generate content" = null, "user usage" = null
        "usage summary" = null
      }
      """;

  @TempDir private static Path folder;
  private static FinishedRun run;

  @BeforeAll
  static void runOnce() {
    run =
        GatlingLaunch.of(ContentSimulation.class, folder)
            .with("userTypes", "regular,admin")
            .with("tasksPerSecond", 10)
            .with("duration", "3 s")
            .with("salvo.systems.content.userTypes.regular.weight", 29)
            .with("salvo.systems.content.userTypes.admin.weight", 1)
            .with("salvo.sandbox.scale", 0)
            .withSettings(SLACK)
            .start()
            .await();
  }

  @Test
  void shouldShareTheTasksByWeightWhenOnlySomeUserTypesTakePart() {
    assertThat(run.summary().startedTasks()).isEqualTo(30);
    assertThat(run.summary().figures())
        .containsKeys("user type regular", "user type admin")
        .doesNotContainKeys("user type burst", "user type heavy-content", "user type health-check");
    assertThat(run.summary().figures().get("user type admin").requests()).isEqualTo(1);
  }

  @Test
  void shouldCleanUpAfterTheLoadWhenAUserTypeIsDoneEarly() {
    Map<String, Map<String, Long>> served = run.served();

    assertThat(run.exitCode()).as(run.console()).isZero();
    assertThat(run.summary().ko()).isZero();
    assertThat(run.lastProgress()).contains(" " + run.summary().requests() + " requests");
    assertThat(served.get("DELETE /api/v1/jobs/{id}"))
        .isEqualTo(Map.of("204", served.get("POST /api/v1/jobs").get("201")));
  }
}
