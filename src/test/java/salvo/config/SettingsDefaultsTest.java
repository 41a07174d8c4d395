package salvo.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import salvo.config.source.Bound;

class SettingsDefaultsTest {

  private final Settings settings = Given.nothing().read();

  @Test
  void shouldStartTheSandboxWhenNothingIsSet() {
    assertThat(settings.system()).isEmpty();
    assertThat(settings.baseUrl()).isEmpty();
    assertThat(settings.sandbox())
        .isEqualTo(
            new Settings.Sandbox(
                "127.0.0.1",
                0,
                42,
                0.2,
                1024,
                8192,
                false,
                List.of(),
                new Settings.Callbacks(0, 0, Duration.ofMinutes(1), 0, 0)));
  }

  @Test
  void shouldOfferTheSmokeProfileWhenNothingIsSet() {
    Settings.Workload workload = settings.workload();

    assertThat(workload)
        .isEqualTo(
            new Settings.Workload(
                "smoke",
                Optional.empty(),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                List.of(),
                1.0,
                workload.profiles()));
    assertThat(workload.profiles().get("smoke"))
        .isEqualTo(
            new Settings.Profile(
                OptionalInt.of(5),
                OptionalDouble.of(10),
                Optional.of(Duration.ofSeconds(30)),
                Duration.ZERO,
                OptionalInt.empty(),
                OptionalDouble.empty(),
                List.of()));
  }

  @Test
  void shouldHaveGlobalObjectivesWhenNothingIsSet() {
    assertThat(settings.slo())
        .isEqualTo(
            new Settings.Slos(
                new Settings.Objectives(
                    Map.of(
                        "mean", Bound.fixed(500),
                        "p95", Bound.fixed(1_000),
                        "p99", Bound.fixed(2_000),
                        "errorRate", Bound.fixed(0.01))),
                true,
                0.9,
                Map.of()));
  }

  @Test
  void shouldHaveClientWarmUpAndMonitorWhenNothingIsSet() {
    assertThat(settings.http())
        .isEqualTo(new Settings.Http(Duration.ofSeconds(60), true, Map.of()));
    assertThat(settings.warmUp())
        .isEqualTo(new Settings.WarmUp(Duration.ofSeconds(5), OptionalDouble.empty(), false));
    assertThat(settings.monitor())
        .isEqualTo(
            new Settings.Monitor(true, Duration.ofSeconds(1), OptionalLong.empty(), List.of()));
  }

  @Test
  void shouldShowARunInTheBrowserAndOnTheConsoleWhenNothingIsSet() {
    assertThat(settings.live()).isEqualTo(new Settings.Live(true, 0, Settings.Console.AUTO));
  }

  @Test
  void shouldJudgeByTheUsualBandsAndLimitsWhenNothingIsSet() {
    assertThat(settings.report())
        .isEqualTo(
            new Settings.Report(
                Duration.ZERO,
                true,
                Map.of(),
                List.of(Duration.ofSeconds(10), Duration.ofSeconds(20)),
                new Settings.Tiers(
                    new Settings.Band(2_000, 5_000),
                    new Settings.Band(0.01, 0.05),
                    new Settings.Band(0.7, 0.85),
                    new Settings.Band(0.7, 0.85),
                    Map.of()),
                new Settings.InjectorLimits(20, 0.9, 0.1, Duration.ofMillis(500), 0.9),
                new Settings.Comparison(Optional.empty(), 0.05, 0.001, false)));
  }

  @Test
  void shouldWeighTheContentUsersWhenNothingIsSet() {
    assertThat(settings.systems().get("content").userTypes())
        .containsOnly(
            Map.entry(
                "regular",
                userType(
                    60,
                    1,
                    3,
                    Map.of(
                        "healthz", 10.0,
                        "api-health", 5.0,
                        "job-status", 4.0,
                        "create-job", 3.0,
                        "list-jobs", 2.0,
                        "usage", 2.0,
                        "generate", 1.0))),
            Map.entry("admin", userType(8, 5, 10, Map.of("usage-summary", 1.0))),
            Map.entry("health-check", userType(10, 5, 10, Map.of("probe", 1.0))),
            Map.entry(
                "heavy-content",
                userType(
                    14,
                    2,
                    5,
                    Map.of(
                        "healthz", 11.0,
                        "api-health", 5.0,
                        "create-job", 13.0,
                        "job-status", 4.0,
                        "list-jobs", 2.0,
                        "generate", 9.0,
                        "usage", 2.0))),
            Map.entry("burst", userType(8, 5, 10, Map.of("create-burst", 1.0))));
  }

  @Test
  void shouldHoldContentToItsBaselinesWhenNothingIsSet() {
    assertThat(settings.systems().get("content").slo())
        .containsOnly(
            Map.entry("healthz", baseline(10, 50, 100, 200, 0.001)),
            Map.entry("api health", baseline(20, 100, 200, 500, 0.01)),
            Map.entry("register", baseline(200, 500, 1000, 2000, 0.05)),
            Map.entry("login", baseline(150, 400, 800, 1500, 0.1)),
            Map.entry("create job", baseline(100, 300, 500, 1000, 0.02)),
            Map.entry("get job", baseline(50, 150, 300, 500, 0.01)),
            Map.entry("list jobs", baseline(100, 300, 600, 1000, 0.01)),
            Map.entry("generate content", baseline(2000, 5000, 10_000, 30_000, 0.05)),
            Map.entry("user usage", baseline(100, 300, 500, 1000, 0.01)),
            Map.entry("usage summary", baseline(200, 500, 1000, 2000, 0.01)));
  }

  @Test
  void shouldKnowNoSecretWhenNothingIsSet() {
    assertThat(settings.systems().get("content").options())
        .containsOnly(
            Map.entry("apiKey", ""),
            Map.entry("apiKeyHeader", "X-API-Key"),
            Map.entry("password", ""),
            Map.entry("adminEmail", ""),
            Map.entry("adminPassword", ""));
  }

  @Test
  void shouldTakeContentsSettingsWhenAnotherSimulationOfItRuns() {
    Settings changed =
        Given.application(
                "salvo.systems.content { pathPrefix = /gateway, options.apiKey = mine,"
                    + " slo { login = null, register.p95 = 7 s } }")
            .read();
    Settings.SystemUnderTest authentication = changed.systems().get("content-authentication");

    assertThat(authentication.pathPrefix()).isEqualTo("/gateway");
    assertThat(authentication.options())
        .containsEntry("apiKey", "mine")
        .containsEntry("existingPassword", "")
        .containsEntry("loginLimit", "10");
    assertThat(authentication.slo()).doesNotContainKey("login");
    assertThat(authentication.slo().get("register").bounds())
        .containsEntry("p95", Bound.fixed(7_000));
  }

  @Test
  void shouldHaveAGenericSystemWithoutEndpointsWhenNothingIsSet() {
    assertThat(settings.systems())
        .containsOnlyKeys(
            "aiexec",
            "content",
            "content-authentication",
            "content-generation",
            "content-stress",
            "endpoints",
            "jobs",
            "story",
            "voice",
            "wfx");
    assertThat(settings.systems().get("endpoints"))
        .isEqualTo(
            new Settings.SystemUnderTest(
                "",
                Map.of("client", userType(1, 1, 3, Map.of())),
                Map.of(),
                Map.of(),
                List.of(),
                List.of(),
                Map.of(),
                Map.of()));
    assertThat(settings.abortWhen()).isEmpty();
    assertThat(settings.budget())
        .isEqualTo(new Settings.Budget(OptionalInt.empty(), OptionalDouble.empty()));
  }

  @Test
  void shouldPaceTheSustainedUsersOfFlowsWhenNothingIsSet() {
    for (String system : List.of("aiexec", "wfx")) {
      Settings.SystemUnderTest flows = settings.systems().get(system);

      assertThat(flows.userTypes().get("sustained").pacing()).contains(Duration.ofSeconds(1));
      assertThat(flows.userTypes().get("normal").pacing()).isEmpty();
      assertThat(flows.slowAfter()).containsExactly(Duration.ofSeconds(10), Duration.ofSeconds(20));
    }
  }

  private static Settings.UserType userType(
      double weight, int minSeconds, int maxSeconds, Map<String, Double> tasks) {
    return new Settings.UserType(
        weight,
        new Settings.ThinkTime(Duration.ofSeconds(minSeconds), Duration.ofSeconds(maxSeconds)),
        Optional.empty(),
        tasks);
  }

  private static Settings.Objectives baseline(
      int p50, int p95, int p99, int max, double errorRate) {
    return new Settings.Objectives(
        Map.of(
            "p50", Bound.fixed(p50),
            "p95", Bound.fixed(p95),
            "p99", Bound.fixed(p99),
            "max", Bound.fixed(max),
            "errorRate", Bound.fixed(errorRate)));
  }
}
