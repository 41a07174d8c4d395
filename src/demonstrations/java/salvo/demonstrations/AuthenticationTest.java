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
import simulations.content.ContentAuthenticationSimulation;

/** Logins that succeed, are refused and are limited. */
@Tag("thorough")
class AuthenticationTest {

  private static final String SYSTEM = "salvo.systems.content-authentication.";

  /** As many of each task, and no objectives that a busy machine misses. */
  private static final String SETTINGS =
      """
      salvo.slo.global.minRps = null
      salvo.systems.content-authentication {
        userTypes {
          auth-storm.tasks { sign-in = 1, sign-up = 1, wrong-password = 1 }
          token-expiration.tasks { validate = 1, expire = 1 }
        }
        slo {
          "login refused" = null, "login limited" = null, "guess password" = null
          "who am i" = null, "token refused" = null
        }
      }
      """;

  @TempDir private Path folder;

  @Test
  void shouldTakeRefusalsForSuccessesWhenTheTestProvokesThem() {
    FinishedRun run = launch().with("tasksPerSecond", 60).with("duration", "3 s").start().await();
    Map<String, Map<String, Long>> statuses = run.summary().statuses();
    Map<String, Map<String, Long>> served = run.served();

    assertThat(run.exitCode()).as(run.console()).isZero();
    assertThat(run.summary().ko()).isZero();
    assertThat(statuses)
        .containsOnlyKeys(
            "register",
            "login",
            "list jobs",
            "login refused",
            "guess password",
            "who am i",
            "token refused",
            "my usage");
    assertThat(statuses.get("login")).isEqualTo(Map.of("200", served("200", served)));
    assertThat(statuses.get("login refused").get("401") + statuses.get("guess password").get("401"))
        .isEqualTo(served("401", served));
    assertThat(statuses.get("token refused")).containsOnlyKeys("401");
    assertThat(statuses.get("register")).isEqualTo(served.get("POST /api/v1/auth/register"));
  }

  @Test
  void shouldMeetTheLimitWhenTheTargetHasOne() {
    FinishedRun run = limited().with("salvo.sandbox.rateLimits", "true").start().await();

    assertThat(run.exitCode()).as(run.console()).isZero();
    assertThat(run.summary().statuses())
        .isEqualTo(
            Map.of(
                "guess password", Map.of("401", 10L, "429", 2L),
                "login limited", Map.of("429", 2L)));
  }

  @Test
  void shouldFailWhenTheTargetHasNoLimit() {
    FinishedRun run = limited().start().await();

    assertThat(run.exitCode()).as(run.console()).isEqualTo(2);
    assertThat(run.summary().statuses())
        .isEqualTo(
            Map.of("guess password", Map.of("401", 40L), "login limited", Map.of("401", 2L)));
    assertThat(run.summary().endpointsByCause())
        .isEqualTo(Map.of("http 401", List.of("login limited")));
  }

  @Test
  void shouldRefuseToStartWhenAnOptionIsNoNumber() {
    FinishedRun run = launch().with(SYSTEM + "options.loginLimit", "many").start().await();

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.console())
        .contains(SYSTEM + "options.loginLimit = \"many\": must be a whole number, such as 10.")
        .doesNotContain("\tat ");
  }

  @Test
  void shouldRefuseToStartWhenThePasswordIsShorterThanTheTargetAllows() {
    FinishedRun run = launch().with(SYSTEM + "options.password", "s3cr3t7").start().await();

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.console())
        .contains(
            SYSTEM
                + "options.password has 7 characters: must have at least 8, as the target requires."
                + " Set a longer one, or leave it empty.")
        .doesNotContain("\tat ", "s3cr3t7");
  }

  /** One user who exceeds the limit twice. */
  private GatlingLaunch limited() {
    return launch()
        .with("profile", "users-requests-light")
        .with("users", 1)
        .with("requests", 2)
        .with("userTypes", "rate-limit")
        .with(SYSTEM + "userTypes.rate-limit.weight", 1);
  }

  private GatlingLaunch launch() {
    return GatlingLaunch.of(ContentAuthenticationSimulation.class, folder).withSettings(SETTINGS);
  }

  private static long served(String status, Map<String, Map<String, Long>> served) {
    return served.get("POST /api/v1/auth/login").get(status);
  }
}
