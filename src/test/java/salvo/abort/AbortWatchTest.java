package salvo.abort;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import salvo.event.RunEvent;
import salvo.slo.Metric;
import salvo.slo.Slo;
import salvo.stats.cost.Tariff;
import salvo.stats.cost.Tariffs;
import salvo.stats.request.RequestCounts;

class AbortWatchTest {

  private static final long START = 1_700_000_000_000L;
  private static final Budget NO_BUDGET =
      new Budget(OptionalInt.empty(), OptionalDouble.empty(), Tariffs.NONE, 1);

  private final List<String> reasons = new ArrayList<>();

  @Test
  void shouldAbortOnceWhenAnObjectiveIsMissedForTheHoldTime() {
    AbortWatch watch = watch(rule(new Slo(Slo.GLOBAL, Metric.ERROR_RATE, 0.5), 2, 3));

    for (int second = 0; second < 10; second++) {
      requests(watch, second, "create job", 10, 10, second < 2);
      watch.check(START + (second + 1) * 1000L);
      // Half of the window fails at 3 s, which is allowed, and all of it from 4 s on.
      assertThat(reasons).as("second " + second).hasSize(second < 6 ? 0 : 1);
    }
    assertThat(reasons)
        .containsExactly(
            "salvo.abortWhen.overload (all requests: error rate was 100 %, more than the allowed"
                + " 50 %, over the last 2 s, for 3 s)");
  }

  @Test
  void shouldStartToWaitAnewWhenTheObjectiveIsMetInBetween() {
    AbortWatch watch = watch(rule(new Slo(Slo.GLOBAL, Metric.P95, 100), 1, 3));

    for (int second = 0; second < 12; second++) {
      requests(watch, second, "create job", 10, second % 3 == 2 ? 50 : 500, true);
      watch.check(START + (second + 1) * 1000L);
    }
    assertThat(reasons).isEmpty();
  }

  @Test
  void shouldNotJudgeTimesWhenTheWindowHasTooFewRequests() {
    AbortWatch watch = watch(rule(new Slo(Slo.GLOBAL, Metric.MAX, 100), 1, 0));

    requests(watch, 0, "create job", 4, 500, true);
    watch.check(START + 1_000);
    assertThat(reasons).isEmpty();

    requests(watch, 1, "create job", 5, 500, true);
    watch.check(START + 2_000);
    assertThat(reasons).hasSize(1);
  }

  @Test
  void shouldCountOnlyTheEndpointOfTheRule() {
    AbortWatch watch = watch(rule(new Slo("create job", Metric.ERROR_RATE, 0.1), 5, 0));

    requests(watch, 0, "list jobs", 50, 10, false);
    requests(watch, 0, "create job", 50, 10, true);
    watch.check(START + 1_000);
    assertThat(reasons).isEmpty();

    requests(watch, 1, "create job", 50, 10, false);
    watch.check(START + 2_000);
    assertThat(reasons.get(0)).contains("create job: error rate was 50 %");
  }

  @Test
  void shouldAbortWhenTheRateStaysTooLowForAWholeWindow() {
    AbortWatch watch = watch(rule(new Slo(Slo.GLOBAL, Metric.MIN_RPS, 8), 4, 0));

    for (int second = 0; second < 4; second++) {
      requests(watch, second, "create job", 5, 10, true);
      assertThat(reasons).as("second " + second).isEmpty();
      watch.check(START + (second + 1) * 1000L);
    }
    assertThat(reasons).hasSize(1);
    assertThat(reasons.get(0)).contains("request rate was 5/s, less than the required 8/s");
  }

  @Test
  void shouldForgetWhatIsOlderThanTheWindow() {
    AbortWatch watch = watch(rule(new Slo(Slo.GLOBAL, Metric.ERROR_RATE, 0.1), 2, 0));

    requests(watch, 0, "create job", 50, 10, false);
    watch.check(START + 3_000);
    requests(watch, 3, "create job", 50, 10, true);
    // Told late, after its second has been taken by a later one.
    requests(watch, -1, "create job", 50, 10, false);
    watch.check(START + 4_000);

    assertThat(reasons).isEmpty();
  }

  @Test
  void shouldAbortWithTheRequestThatUsesUpTheBudget() {
    AbortWatch watch =
        new AbortWatch(
            new AbortPlan(
                List.of(), new Budget(OptionalInt.of(10), OptionalDouble.empty(), Tariffs.NONE, 1)),
            reasons::add);

    requests(watch, 0, "create job", 9, 10, true);
    assertThat(reasons).isEmpty();
    requests(watch, 0, "create job", 5, 10, true);
    assertThat(reasons).containsExactly("salvo.budget.requests (all 10 requests were used up)");
  }

  @Test
  void shouldAddUpCostsExactlyWhenTheyAreNoBinaryFractions() {
    AbortWatch watch =
        new AbortWatch(
            new AbortPlan(
                List.of(),
                new Budget(
                    OptionalInt.empty(),
                    OptionalDouble.of(1),
                    new Tariffs("EUR", Map.of("generate content", Tariff.ofRequest(0.001))),
                    1)),
            reasons::add);

    requests(watch, 0, "list jobs", 5_000, 10, true);
    requests(watch, 0, "generate content", 999, 10, true);
    assertThat(reasons).isEmpty();
    requests(watch, 0, "generate content", 1, 10, true);
    assertThat(reasons).containsExactly("salvo.budget.spend (1 EUR was spent)");
  }

  @Test
  void shouldAbortWhenWhatARequestCostsIsNotKnown() {
    Tariff perToken =
        new Tariff(
            BigDecimal.ZERO,
            Optional.empty(),
            Optional.empty(),
            Optional.of(BigDecimal.ONE),
            BigDecimal.ZERO);
    AbortWatch watch =
        new AbortWatch(
            new AbortPlan(
                List.of(),
                new Budget(
                    OptionalInt.empty(),
                    OptionalDouble.of(1),
                    new Tariffs("", Map.of("chat", perToken)),
                    1)),
            reasons::add);

    requests(watch, 0, "chat", 5, 10, false);
    assertThat(reasons).isEmpty();
    requests(watch, 0, "chat", 1, 10, true);
    assertThat(reasons)
        .containsExactly(
            "salvo.budget.spend (what \"chat\" costs is not known: its target reports no usage)");
  }

  @Test
  void shouldJudgeWhatAllInjectorsDoWhenItIsToldTheirSeconds() {
    AbortWatch watch = watch(rule(new Slo(Slo.GLOBAL, Metric.MIN_RPS, 8), 4, 1));

    for (int second = 0; second < 6; second++) {
      assertThat(reasons).as("second " + second).hasSize(second < 5 ? 0 : 1);
      watch.second(scope -> counts(scope.equals(Slo.GLOBAL) ? 5 : 1_000));
    }
    assertThat(reasons.get(0)).contains("request rate was 5/s, less than the required 8/s");
  }

  @Test
  void shouldCountForTheBudgetAloneWhenItOnlySpends() {
    AbortWatch watch =
        new AbortWatch(
            new AbortPlan(
                List.of(rule(new Slo(Slo.GLOBAL, Metric.MAX, 100), 1, 0)),
                new Budget(OptionalInt.of(10), OptionalDouble.empty(), Tariffs.NONE, 1)),
            reasons::add);

    for (int i = 0; i < 10; i++) {
      watch.spend(
          new RunEvent.Request("regular", List.of(), "buy", START, START + 500, true, 200, ""));
    }
    watch.second(scope -> counts(0));

    assertThat(reasons).containsExactly("salvo.budget.requests (all 10 requests were used up)");
  }

  private static RequestCounts counts(int requests) {
    RequestCounts counts = new RequestCounts();
    for (int i = 0; i < requests; i++) {
      counts.record(10, true);
    }
    return counts;
  }

  @Test
  void shouldAbortWhenThroughputIsTooLowForTheWholeWindow() {
    AbortWatch watch = watch(rule(new Slo("chat tokens", Metric.TOKENS_PER_SECOND, 100), 2, 0));

    for (int second = 0; second < 4; second++) {
      tokens(watch, second, second < 2 ? 120 : 60);
      watch.check(START + (second + 1) * 1000L);
    }
    assertThat(reasons)
        .containsExactly(
            "salvo.abortWhen.overload (chat tokens: throughput was 90 tokens/s, less than the"
                + " required 100 tokens/s, over the last 2 s, for 0 s)");
  }

  private static void tokens(AbortWatch watch, int second, long number) {
    long end = START + second * 1000L + 500;
    watch.accept(
        new RunEvent.Request(
            "regular",
            List.of(RunEvent.BESIDE),
            "chat tokens",
            end - 10,
            end,
            true,
            0,
            number + " times"));
  }

  private AbortWatch watch(AbortRule rule) {
    return new AbortWatch(new AbortPlan(List.of(rule), NO_BUDGET), reasons::add);
  }

  private static AbortRule rule(Slo slo, int window, int hold) {
    return new AbortRule(
        "salvo.abortWhen.overload", List.of(slo), window, Duration.ofSeconds(hold), 5);
  }

  private static void requests(
      AbortWatch watch, int second, String name, int count, long millis, boolean ok) {
    long end = START + second * 1000L + 500;
    for (int i = 0; i < count; i++) {
      watch.accept(
          new RunEvent.Request(
              "regular", List.of(), name, end - millis, end, ok, ok ? 200 : 500, ""));
    }
  }
}
