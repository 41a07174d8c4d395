package salvo.capacity.level;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import salvo.capacity.level.Level.Outcome;
import salvo.slo.Metric;
import salvo.slo.Slo;

/** A level that is told of made-up seconds: 2 of ramp, 10 to settle, 120 to measure at most. */
class LevelRunTest {

  private static final List<Slo> SLOS =
      List.of(
          new Slo(Seconds.REQUEST, Metric.P95, 100), new Slo(Slo.GLOBAL, Metric.ERROR_RATE, 0.01));

  @Test
  void shouldHoldAtTheSecondLookWhenNothingIsOver() {
    Level level = run(SLOS, i -> Seconds.of(100, 0, 0, 2)).orElseThrow();

    assertThat(level.outcome()).isEqualTo(Outcome.HOLDS);
    assertThat(level.reason()).isEmpty();
    assertThat(level.figures().settledSeconds()).isEqualTo(10);
    assertThat(level.figures().seconds()).isEqualTo(37);
    assertThat(level.figures().requests()).isEqualTo(3_700);
    assertThat(level.figures().offeredRate()).isEqualTo(100);
    assertThat(level.figures().reachedRate()).isEqualTo(100);
    assertThat(level.figures().goodput()).isEqualTo(100);
    assertThat(level.figures().p95()).isEqualTo(20);
    assertThat(level.figures().inFlight()).isEqualTo(2);
    assertThat(level.figures().injectorCpu().orElseThrow()).isCloseTo(0.31, within(1e-9));
    assertThat(level.objectives())
        .extracting(Level.Judged::label)
        .containsExactly("create job p95", "all requests error rate");
  }

  @Test
  void shouldBreakAtTheFirstLookWhenFarMoreAreOver() {
    Level level = run(SLOS, i -> Seconds.of(100, 30, 0, 2)).orElseThrow();

    assertThat(level.outcome()).isEqualTo(Outcome.BREAKS);
    assertThat(level.reason()).isEqualTo("create job p95 500 ms > 100 ms");
    assertThat(level.figures().seconds()).isEqualTo(30);
    assertThat(level.figures().goodput()).isEqualTo(70);
  }

  @Test
  void shouldSayByWhichOfSeveralItBreaks() {
    Level level = run(SLOS, i -> Seconds.of(100, 0, 10, 2)).orElseThrow();

    assertThat(level.outcome()).isEqualTo(Outcome.BREAKS);
    assertThat(level.reason()).isEqualTo("all requests error rate 10 % > 1 %");
  }

  @Test
  void shouldBeUndecidedWhenTheShareIsJustWhatIsAllowed() {
    Level level = run(SLOS, i -> Seconds.of(100, 4 + i % 3, 0, 2)).orElseThrow();

    assertThat(level.outcome()).isEqualTo(Outcome.UNDECIDED);
    assertThat(level.reason())
        .isEqualTo(
            "create job p95: 5 % of 12,000 requests against it, by chance 4.61 % to 5.41 %,"
                + " allowed 5 %");
    assertThat(level.figures().seconds()).isEqualTo(120);
    assertThat(level.objectives().get(0).low()).isLessThan(0.05);
    assertThat(level.objectives().get(0).high()).isGreaterThan(0.05);
  }

  @Test
  void shouldBreakAtOnceWhenTheQueueGrows() {
    Level level = run(SLOS, LevelRunTest::overloaded).orElseThrow();

    assertThat(level.outcome()).isEqualTo(Outcome.BREAKS);
    assertThat(level.reason()).isEqualTo("the queue grows: 50/s more in flight, and times rise");
    assertThat(level.figures().seconds()).isEqualTo(14);
    assertThat(level.figures().p95()).isPositive();
  }

  @Test
  void shouldBreakWhenLessIsReachedThoughTimesDoNotRise() {
    Level level =
        run(
                SLOS,
                i ->
                    Seconds.of(
                        100,
                        100,
                        10L * (i + 1),
                        new Observation.Ended(Seconds.times(90, 20), Seconds.times(0, 0), 0),
                        Optional.empty()))
            .orElseThrow();

    assertThat(level.outcome()).isEqualTo(Outcome.BREAKS);
    assertThat(level.reason()).isEqualTo("reached 90/s of 100/s");
  }

  @Test
  void shouldJudgeWhatEndsBesideTheRequestsAndCountItInNoTotal() {
    Slo completion = new Slo("job completion", Metric.MEAN, 2_000);

    Level kept = run(List.of(completion), i -> withJobs(1_000 + 10L * (i % 3))).orElseThrow();
    Level missed = run(List.of(completion), i -> withJobs(3_000 + 10L * (i % 3))).orElseThrow();

    assertThat(kept.outcome()).isEqualTo(Outcome.HOLDS);
    assertThat(kept.figures().requests()).isEqualTo(100 * (long) kept.figures().seconds());
    assertThat(missed.outcome()).isEqualTo(Outcome.BREAKS);
    assertThat(missed.reason()).isEqualTo("job completion mean 3.01 s > 2 s");
  }

  @Test
  void shouldHaveFiguresWhenItIsCutBeforeAnythingIsMeasured() {
    LevelRun unseen = new LevelRun(plan(SLOS, OptionalDouble.empty(), 120, 0), 2);
    LevelRun settled = new LevelRun(plan(SLOS, OptionalDouble.empty(), 120, 0), 2);
    for (int i = 0; i < 12; i++) {
      settled.see(Seconds.of(100, 0, 0, 2));
    }

    assertThat(unseen.cut().figures().reachedRate()).isZero();
    assertThat(settled.cut().figures().reachedRate()).isEqualTo(100);
  }

  @Test
  void shouldSayThatNoRequestCameWhenThatLeavesItUndecided() {
    Slo none = new Slo("delete job", Metric.P95, 100);

    Level level = run(List.of(none), i -> Seconds.of(100, 0, 0, 2)).orElseThrow();

    assertThat(level.outcome()).isEqualTo(Outcome.UNDECIDED);
    assertThat(level.reason()).isEqualTo("delete job p95: no request");
  }

  private static Observation withJobs(long millis) {
    Observation second = Seconds.of(100, 0, 0, 2);
    return new Observation(
        second.seconds(),
        second.offered(),
        second.started(),
        second.inFlight(),
        second.requests(),
        Map.of(
            "job completion",
            new Observation.Ended(Seconds.times(50, millis), Seconds.times(0, 0), 0)),
        second.injector());
  }

  @Test
  void shouldBeInvalidWhenItBreaksAndTheInjectorIsTheLimit() {
    Level level =
        run(SLOS, i -> limited(Seconds.of(100, 30, 0, 2), "it used 97 % of its processors"))
            .orElseThrow();

    assertThat(level.outcome()).isEqualTo(Outcome.INVALID);
    assertThat(level.reason())
        .isEqualTo(
            "create job p95 500 ms > 100 ms, but the injector may be why: it used 97 % of its"
                + " processors");
  }

  @Test
  void shouldHoldWhenTheInjectorIsTheLimitAndNothingBreaks() {
    Level level = run(SLOS, i -> limited(Seconds.of(100, 0, 0, 2), "it paused")).orElseThrow();

    assertThat(level.outcome()).isEqualTo(Outcome.HOLDS);
  }

  @Test
  void shouldBreakWhenTheInjectorWasTheLimitForAMomentOnly() {
    Level level =
        run(
                SLOS,
                i ->
                    i == 20
                        ? limited(Seconds.of(100, 30, 0, 2), "it paused")
                        : Seconds.of(100, 30, 0, 2))
            .orElseThrow();

    assertThat(level.outcome()).isEqualTo(Outcome.BREAKS);
  }

  @Test
  void shouldBreakWhenFewerTasksStartThanAreOffered() {
    Observation.Ended ended = new Observation.Ended(Seconds.times(90, 20), Seconds.times(0, 0), 0);

    Level level = run(SLOS, i -> Seconds.of(100, 90, 2, ended, Optional.empty())).orElseThrow();

    assertThat(level.outcome()).isEqualTo(Outcome.BREAKS);
    assertThat(level.reason()).isEqualTo("started 1,080 of 1,200 offered tasks");
  }

  @Test
  void shouldHoldWhenTasksOfOneSecondStartInTheNext() {
    Observation.Ended ended = new Observation.Ended(Seconds.times(90, 20), Seconds.times(0, 0), 0);

    Level level =
        run(SLOS, i -> Seconds.of(100, i % 2 == 0 ? 80 : 120, 2, ended, Optional.empty()))
            .orElseThrow();

    assertThat(level.outcome()).isEqualTo(Outcome.HOLDS);
  }

  @Test
  void shouldDropWhatHasNotSettledWhenTimesStillFall() {
    Level level =
        run(
                SLOS,
                i -> {
                  int warm = Math.max(0, 60 - 2 * i);
                  return Seconds.of(100, warm, 0, 2);
                })
            .orElseThrow();

    assertThat(level.outcome()).isEqualTo(Outcome.HOLDS);
    assertThat(level.figures().settledSeconds()).isGreaterThan(20);
  }

  @Test
  void shouldMeasureForAsLongAsItIsToldWhenItIsRunAgain() {
    LevelRun run = new LevelRun(plan(SLOS, OptionalDouble.empty(), 240, 74), 0);

    Level level = fed(run, i -> Seconds.of(100, 0, 0, 2)).orElseThrow();

    assertThat(level.outcome()).isEqualTo(Outcome.HOLDS);
    assertThat(level.figures().seconds()).isGreaterThanOrEqualTo(74);
  }

  @Test
  void shouldJudgeTheMaximumTheMeanAndGoodput() {
    List<Slo> max = List.of(new Slo(Slo.GLOBAL, Metric.MAX, 400));
    List<Slo> mean = List.of(new Slo(Slo.GLOBAL, Metric.MEAN, 30));

    assertThat(run(max, i -> Seconds.of(100, i == 20 ? 1 : 0, 0, 2)).orElseThrow().reason())
        .isEqualTo("all requests maximum 500 ms > 400 ms");
    assertThat(run(max, i -> Seconds.of(100, 0, 0, 2)).orElseThrow().holds()).isTrue();
    assertThat(run(mean, i -> Seconds.of(100, 5 + i % 2, 0, 2)).orElseThrow().reason())
        .startsWith("all requests mean 46.")
        .endsWith(" > 30 ms");
    assertThat(run(mean, i -> Seconds.of(100, i % 2, 0, 2)).orElseThrow().holds()).isTrue();
    assertThat(
            fed(
                    new LevelRun(plan(SLOS, OptionalDouble.of(0.99), 120, 0), 0),
                    i -> Seconds.of(1_000, 30, 0, 2))
                .orElseThrow()
                .reason())
        .isEqualTo("goodput 97 % of the requests < 99 %");
  }

  @Test
  void shouldStayUndecidedWhenARequestNeverComes() {
    List<Slo> other = List.of(new Slo("delete job", Metric.P95, 100));

    assertThat(run(other, i -> Seconds.of(100, 0, 0, 2)).orElseThrow().outcome())
        .isEqualTo(Outcome.UNDECIDED);
  }

  @Test
  void shouldFindTheTimesAtWhichItStandsStill() {
    Level level =
        run(SLOS, i -> i % 20 == 0 ? Seconds.of(5, 5, 0, 2) : Seconds.of(100, 2, 0, 2))
            .orElseThrow();

    assertThat(level.stalls()).isEmpty();
    Level paused =
        run(
                SLOS,
                i ->
                    i % 20 == 0
                        ? Seconds.of(5, 5, 0, 2)
                        : Seconds.of(100, i % 20 == 1 ? 90 : 0, 0, 2))
            .orElseThrow();
    assertThat(paused.stalls().orElseThrow().number()).isEqualTo(6);
    assertThat(paused.stalls().orElseThrow().secondsApart()).hasValue(20);
    assertThat(paused.stalls().orElseThrow().shareOfSlow()).isEqualTo(1);
  }

  /** 150 a second to a target that does 100. */
  private static Observation overloaded(int second) {
    Observation.Ended ended =
        new Observation.Ended(Seconds.times(100, 20 + 333L * second), Seconds.times(0, 0), 0);
    return Seconds.of(150, 150, 50L * (second + 1), ended, Optional.empty());
  }

  private static Observation limited(Observation second, String why) {
    return Seconds.of(
        (int) second.offered(),
        (int) second.started(),
        second.inFlight(),
        second.requests().get(Seconds.REQUEST),
        Optional.of(why));
  }

  private static Optional<Level> run(List<Slo> slos, IntFunction<Observation> seconds) {
    return fed(new LevelRun(plan(slos, OptionalDouble.empty(), 120, 0), 0), seconds);
  }

  private static Optional<Level> fed(LevelRun run, IntFunction<Observation> seconds) {
    Optional<Level> level = Optional.empty();
    for (int i = 0; level.isEmpty() && i < 400; i++) {
      level = run.see(seconds.apply(i));
    }
    return level;
  }

  private static LevelPlan plan(
      List<Slo> slos, OptionalDouble goodput, double limit, double least) {
    return new LevelPlan(
        100,
        Level.Purpose.SEARCH,
        slos,
        Objective.of(slos, goodput),
        0.05 / 12,
        2,
        10,
        limit,
        least);
  }
}
