package salvo.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import salvo.config.Settings;
import salvo.config.Settings.Objectives;
import salvo.config.source.Bound;
import salvo.config.source.SettingsException;
import salvo.config.source.SettingsProblem;

class DeclaredSlosTest {

  private static final Objectives NONE = new Objectives(Map.of());

  @Test
  void shouldDeclareEveryBoundThatIsSet() {
    Objectives all =
        new Objectives(
            Map.of(
                "mean", Bound.fixed(400),
                "p50", Bound.fixed(300),
                "p95", Bound.fixed(1_000),
                "p99", Bound.fixed(2_000),
                "p99.9", Bound.fixed(3_000),
                "max", Bound.fixed(30_000),
                "errorRate", Bound.fixed(0.01),
                "minRps", Bound.fixed(50)));

    assertThat(DeclaredSlos.ofRun(slos(all, true), OptionalDouble.of(100)))
        .containsExactly(
            new Slo(Slo.GLOBAL, Metric.MEAN, 400),
            new Slo(Slo.GLOBAL, Metric.P50, 300),
            new Slo(Slo.GLOBAL, Metric.P95, 1_000),
            new Slo(Slo.GLOBAL, Metric.P99, 2_000),
            new Slo(Slo.GLOBAL, Metric.ofRequests("p99.9"), 3_000),
            new Slo(Slo.GLOBAL, Metric.MAX, 30_000),
            new Slo(Slo.GLOBAL, Metric.ERROR_RATE, 0.01),
            new Slo(Slo.GLOBAL, Metric.MIN_RPS, 50));
  }

  @Test
  void shouldBoundTheFiguresBesideARequestWhenAnObjectiveIsOfItsStreams() {
    Objectives streams =
        new Objectives(
            Map.of(
                "tokensPerSecond", Bound.ofBaseline(0.9),
                "streamTokensPerSecond.p5", Bound.fixed(40),
                "p95", Bound.fixed(9_000)));
    BaselineFigures baseline =
        new BaselineFigures(
            "nightly.json",
            (scope, metric) ->
                scope.equals("chat tokens")
                    ? OptionalDouble.of(500.123_456)
                    : OptionalDouble.empty());

    assertThat(
            DeclaredSlos.ofEndpoints(
                "llm",
                Map.of("chat", streams),
                Set.of("chat", "chat tokens", "chat pace"),
                Optional.of(baseline)))
        .containsExactly(
            new Slo("chat", Metric.P95, 9_000),
            new Slo("chat tokens", Metric.TOKENS_PER_SECOND, 450.1, OptionalDouble.of(0.9)),
            new Slo("chat pace", Metric.ofRequests("streamTokensPerSecond.p5"), 40));
  }

  @Test
  void shouldRefuseObjectivesOfStreamsWhenARequestCountsNoTokens() {
    Map<String, Objectives> objectives =
        Map.of(
            "login",
            new Objectives(Map.of("tokensPerSecond", Bound.fixed(400))),
            Slo.GLOBAL,
            new Objectives(Map.of("streamTokensPerSecond.p5", Bound.fixed(40))));

    assertThat(
            catchThrowableOfType(
                    SettingsException.class,
                    () -> DeclaredSlos.ofEndpoints("content", objectives, Set.of("login")))
                .problems())
        .extracting(SettingsProblem::key)
        .containsExactlyInAnyOrder(
            "salvo.systems.content.slo.\"login\".tokensPerSecond",
            "salvo.systems.content.slo.\"global\".streamTokensPerSecond.p5");
  }

  @Test
  void shouldDeclareTheObjectivesOfResourcesAfterThoseOfRequests() {
    Objectives bounds =
        new Objectives(
            Map.of(
                "growth", Bound.fixed(4),
                "max", Bound.fixed(3),
                "p95", Bound.fixed(2),
                "mean", Bound.fixed(1)));
    Settings.Slos slos =
        new Settings.Slos(p95(Duration.ofSeconds(1)), false, 0.9, Map.of("cpu_percent", bounds));

    assertThat(DeclaredSlos.ofRun(slos, OptionalDouble.empty()))
        .containsExactly(
            new Slo(Slo.GLOBAL, Metric.P95, 1_000),
            new Slo("cpu_percent", Metric.RESOURCE_MEAN, 1),
            new Slo("cpu_percent", Metric.RESOURCE_P95, 2),
            new Slo("cpu_percent", Metric.RESOURCE_MAX, 3),
            new Slo("cpu_percent", Metric.RESOURCE_GROWTH, 4));
  }

  @Test
  void shouldDemandTheShareOfTheOfferedRateWhenNoMinimumIsSet() {
    assertThat(DeclaredSlos.ofRun(slos(NONE, true), OptionalDouble.of(200)))
        .containsExactly(new Slo(Slo.GLOBAL, Metric.MIN_RPS, 180));
  }

  @Test
  void shouldDemandNoRateWhenNoneIsOfferedOrItIsSwitchedOff() {
    assertThat(DeclaredSlos.ofRun(slos(NONE, true), OptionalDouble.empty())).isEmpty();
    assertThat(DeclaredSlos.ofRun(slos(NONE, false), OptionalDouble.of(200))).isEmpty();
  }

  @Test
  void shouldDeclareTheObjectivesOfEndpoints() {
    assertThat(
            DeclaredSlos.ofEndpoints(
                "content",
                Map.of("create job", p95(Duration.ofMillis(300))),
                Set.of("create job", "list jobs")))
        .containsExactly(new Slo("create job", Metric.P95, 300));
  }

  @Test
  void shouldRefuseAllEndpointsThatTheSimulationDoesNotHaveAndNameTheNearest() {
    Map<String, Objectives> objectives =
        Map.of("creat job", NONE, "lst jobs", NONE, "list jobs", NONE);

    UnknownEndpointException refusal =
        catchThrowableOfType(
            UnknownEndpointException.class,
            () ->
                DeclaredSlos.ofEndpoints("content", objectives, Set.of("list jobs", "create job")));

    assertThat(refusal.problems())
        .containsExactly(
            "salvo.systems.content.slo.\"creat job\": the simulation has no such endpoint."
                + " Did you mean \"create job\"? It has: \"create job\", \"list jobs\".",
            "salvo.systems.content.slo.\"lst jobs\": the simulation has no such endpoint."
                + " Did you mean \"list jobs\"? It has: \"create job\", \"list jobs\".");
    assertThat(refusal).hasMessage(String.join("\n", refusal.problems()));
  }

  @Test
  void shouldLeaveOutTheObjectivesOfTheWholeRunWhenItDeclaresThoseOfEndpoints() {
    assertThat(
            DeclaredSlos.ofEndpoints(
                "story", Map.of(Slo.GLOBAL, p95(Duration.ofSeconds(60))), Set.of("create story")))
        .isEmpty();
  }

  @Test
  void shouldRefuseAnEndpointThatIsCalledAsTheWholeRun() {
    UnknownEndpointException refusal =
        catchThrowableOfType(
            UnknownEndpointException.class,
            () -> DeclaredSlos.ofEndpoints("custom", Map.of(Slo.GLOBAL, NONE), Set.of(Slo.GLOBAL)));

    assertThat(refusal.problems())
        .containsExactly(
            "salvo.systems.custom.slo.\"global\": this name stands for the whole run;"
                + " rename the endpoint.");
  }

  @Test
  void shouldMultiplyTheBaselinesFigureWhenABoundRefersToIt() {
    BaselineFigures baseline =
        new BaselineFigures(
            "baselines/content.json",
            (scope, metric) ->
                OptionalDouble.of(
                    scope.equals(Slo.GLOBAL) ? 400 : metric.equals(Metric.P95) ? 50 : 2));

    assertThat(
            DeclaredSlos.ofRun(
                slos(times(Map.of("p95", 1.25, "minRps", 0.5)), true),
                OptionalDouble.of(100),
                Optional.of(baseline)))
        .containsExactly(
            new Slo(Slo.GLOBAL, Metric.P95, 500, OptionalDouble.of(1.25)),
            new Slo(Slo.GLOBAL, Metric.MIN_RPS, 200, OptionalDouble.of(0.5)));
    assertThat(
            DeclaredSlos.ofRun(
                slos(times(Map.of("p99.9", 1.5)), false),
                OptionalDouble.empty(),
                Optional.of(baseline)))
        .containsExactly(
            new Slo(Slo.GLOBAL, Metric.ofRequests("p99.9"), 600, OptionalDouble.of(1.5)));
    assertThat(
            DeclaredSlos.ofEndpoints(
                "content",
                Map.of("create job", times(Map.of("p95", 1.2))),
                Set.of("create job"),
                Optional.of(baseline)))
        .containsExactly(new Slo("create job", Metric.P95, 60, OptionalDouble.of(1.2)));
  }

  @Test
  void shouldRefuseEachBoundWhoseFigureTheBaselineLacks() {
    BaselineFigures empty =
        new BaselineFigures("baselines/content.json", (scope, metric) -> OptionalDouble.empty());
    Map<String, Objectives> objectives =
        Map.of("create job", times(Map.of("p95", 1.2, "p99", 1.5)));

    SettingsException refusal =
        catchThrowableOfType(
            SettingsException.class,
            () ->
                DeclaredSlos.ofEndpoints(
                    "content", objectives, Set.of("create job"), Optional.of(empty)));

    assertThat(refusal.problems())
        .containsExactly(lacking("p95", "1.2 x baseline"), lacking("p99", "1.5 x baseline"));
  }

  @Test
  void shouldRefuseABoundThatRefersToABaselineWhenThereIsNone() {
    Settings.Slos slos = slos(times(Map.of("p95", 1.2)), false);

    Settings.Slos dotted = slos(times(Map.of("p99.9", 1.2)), false);

    assertThatThrownBy(() -> DeclaredSlos.ofRun(dotted, OptionalDouble.empty()))
        .hasMessageContaining("salvo.slo.global.\"p99.9\" = 1.2 x baseline");
    assertThatThrownBy(() -> DeclaredSlos.ofRun(slos, OptionalDouble.empty()))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("salvo.slo.global.p95 = 1.2 x baseline")
        .hasMessageContaining("name one in salvo.report.comparison.baseline");
  }

  private static SettingsProblem lacking(String metric, String value) {
    return new SettingsProblem(
        "salvo.systems.content.slo.\"create job\"." + metric,
        value,
        "",
        "a multiple of a figure that the baseline has; baselines/content.json has no request"
            + " \"create job\"",
        "save a baseline of a run that has it, or set a bound of its own here");
  }

  private static Objectives times(Map<String, Double> baseline) {
    Map<String, Bound> bounds = new HashMap<>();
    baseline.forEach((key, times) -> bounds.put(key, Bound.ofBaseline(times)));
    return new Objectives(bounds);
  }

  private static Settings.Slos slos(Objectives global, boolean minRpsFromProfile) {
    return new Settings.Slos(global, minRpsFromProfile, 0.9, Map.of());
  }

  private static Objectives p95(Duration p95) {
    return new Objectives(Map.of("p95", Bound.fixed(p95.toMillis())));
  }
}
