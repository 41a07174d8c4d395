package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.e2e.RawTarget.Reaction;
import salvo.e2e.simulations.OwnContentSimulation;

/** Targets that do not get as far as an answer, or to no good one. */
class BrokenTargetTest {

  private static final String SEE_LOG =
      "Look in the target's log for the exception at the first failure, and at its configuration.";

  @TempDir private Path folder;

  @Test
  void shouldBeInvalidWhenTheSetUpFails() {
    try (RawTarget failing = RawTarget.start(path -> Reaction.ERROR_500);
        RawTarget hanging = RawTarget.start(path -> Reaction.HANG);
        RawTarget babbling = RawTarget.start(path -> Reaction.GARBAGE);
        GatlingProcess first = content(failing.uri());
        GatlingProcess second = content(hanging.uri());
        GatlingProcess third = content(babbling.uri());
        GatlingProcess fourth = content(RawTarget.closed())) {
      assertInvalid(first, "login answered with status 500. " + SEE_LOG);
      assertInvalid(second, "login got no answer (timeout: ");
      assertInvalid(third, "login got no answer (");
      assertInvalid(fourth, "login got no answer (connection refused: ");
    }
  }

  @Test
  void shouldTellTheWarmUpsTroubleApartWhenItHasNobodyToActAs() {
    try (RawTarget target = RawTarget.start(path -> Reaction.ERROR_500);
        GatlingProcess process =
            content(target.uri(), "warmUp.duration = 1 s, sandbox.faults = [ LOGIN ]")) {
      FinishedRun run = process.await();

      assertThat(run.exitCode()).as(run.console()).isEqualTo(3);
      assertThat(run.summary().reasons())
          .containsExactly(
              "The set-up created no admin user to act as: login answered with status 500. "
                  + SEE_LOG);
      assertThat(run.summary().warnings())
          .singleElement()
          .asString()
          .startsWith("The warm-up warmed up nothing as admin: login ");
      assertThat(run.summary().endpointsByCause()).isEmpty();
      assertThat(run.console()).doesNotContain("NullPointer");
    }
  }

  @Test
  void shouldNameAllUserTypesInTheirOrderWhenNobodyIsMade() {
    try (RawTarget target = RawTarget.start(path -> Reaction.ERROR_500);
        GatlingProcess process = content(target.uri(), "burst,regular,heavy-content", "")) {
      FinishedRun run = process.await();

      assertThat(run.exitCode()).as(run.console()).isEqualTo(3);
      assertThat(run.summary().reasons())
          .containsExactly(
              "The set-up created no regular, heavy-content or burst user to act as: register"
                  + " answered with status 500. "
                  + SEE_LOG);
    }
  }

  @Test
  void shouldFailWithTheCauseWhenAnEndpointIsBroken() {
    try (RawTarget target = RawTarget.start(BrokenTargetTest::reaction);
        GatlingProcess broken = endpoints(target.uri(), "ok", "error_500", "hang", "reset");
        GatlingProcess babbling = endpoints(target.uri(), "ok", "ok_after_hints", "garbage");
        GatlingProcess refused = endpoints(RawTarget.closed(), "ok")) {
      FinishedRun run = broken.await();

      assertFailed(run);
      assertThat(run.summary().endpointsByCause())
          .isEqualTo(
              Map.of(
                  "http 500", List.of("error_500"),
                  "timeout", List.of("hang"),
                  "closed before the answer", List.of("reset")));
      assertThat(run.summary().figures().get("endpoint ok").ko()).isZero();
      FinishedRun garbled = babbling.await();
      assertFailed(garbled);
      assertThat(garbled.summary().endpointsByCause())
          .isEqualTo(Map.of("malformed answer: TLS", List.of("garbage")));
      FinishedRun alone = refused.await();
      assertFailed(alone);
      assertThat(alone.summary().endpointsByCause())
          .isEqualTo(Map.of("connection refused", List.of("ok")));
    }
  }

  private static Reaction reaction(String path) {
    return Reaction.valueOf(path.substring(1).toUpperCase(Locale.ROOT));
  }

  private static void assertInvalid(GatlingProcess process, String reason) {
    FinishedRun run = process.await();
    assertThat(run.exitCode()).as(run.console()).isEqualTo(3);
    assertThat(run.summary().status()).isEqualTo("INVALID");
    assertThat(run.summary().violations()).isEmpty();
    assertThat(run.summary().reasons()).hasSize(1);
    assertThat(run.console()).doesNotContain("no data");
    assertThat(run.summary().reasons().get(0))
        .startsWith("The set-up created no admin user to act as: " + reason);
    assertThat(run.console()).doesNotContain("\tat ");
  }

  private static void assertFailed(FinishedRun run) {
    assertThat(run.exitCode()).as(run.console()).isEqualTo(2);
    assertThat(run.summary().status()).isEqualTo("FAIL");
    assertThat(run.summary().reasons()).anyMatch(it -> it.startsWith("all requests: error rate"));
    assertThat(run.summary().figures()).isEqualTo(RecordedLog.of(run.log()).figures());
  }

  /** Administrators only: the set-up has one step, with which the target is to go wrong. */
  private GatlingProcess content(URI target) {
    return content(target, "");
  }

  private GatlingProcess content(URI target, String more) {
    return content(target, "admin", more);
  }

  private GatlingProcess content(URI target, String userTypes, String more) {
    return GatlingLaunch.of(OwnContentSimulation.class, folder)
        .with("baseUrl", target)
        .with("userTypes", userTypes)
        .withSettings(
            """
            salvo {
              MORE
              http.requestTimeout = 1 s
              systems.own.options {
                apiKey = some-key, adminEmail = "admin@example.com", adminPassword = some-password
              }
            }
            """
                .replace("MORE", more)
                .replace(
                    "LOGIN",
                    "{ endpoint = \"POST /api/v1/auth/login\", kind = status, rate = 1, status ="
                        + " 503 }"))
        .start();
  }

  private GatlingProcess endpoints(URI target, String... names) {
    StringBuilder list = new StringBuilder();
    for (String name : names) {
      list.append("{ name = NAME, path = \"/NAME\" }\n".replace("NAME", name));
    }
    return GatlingLaunch.endpoints(folder)
        .with("baseUrl", target)
        .with("profile", "users-requests-light")
        .with("users", 20)
        .with("requests", 2)
        .withSettings(
            """
            salvo {
              http.requestTimeout = 1 s
              systems.endpoints {
                userTypes.client.thinkTime { min = 0 s, max = 0 s }
                list = [ LIST ]
              }
            }
            """
                .replace("LIST", list))
        .start();
  }
}
