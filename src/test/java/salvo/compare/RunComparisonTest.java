package salvo.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import salvo.compare.Comparison.Change;
import salvo.compare.Comparison.Figure;
import salvo.compare.Comparison.Metric;
import salvo.compare.Comparison.Scope;
import salvo.compare.block.BlockCollector;
import salvo.compare.block.RunBlocks;
import salvo.event.RunEvent;

/** Runs of 50 requests per second of whose figures everything is known. */
class RunComparisonTest {

  private static final int PER_SECOND = 50;

  @Test
  void shouldFindNothingWhenARunIsComparedWithItself() {
    RunBlocks run = run(60, i -> 100 + i % 7, 0);

    assertThat(scope(run, run, false).figures())
        .allSatisfy(
            figure -> {
              assertThat(figure.change()).isEqualTo(Change.UNCHANGED);
              assertThat(figure.difference()).isZero();
              assertThat(figure.decidedAfter()).isEmpty();
            });
  }

  @Test
  void shouldMeasureTheRatioExactlyWhenEverythingIsSlower() {
    RunBlocks base = run(60, i -> 100 + i % 7, 0);
    RunBlocks slower = run(60, i -> 150 + i % 7, 0);

    Figure p50 = scope(base, slower, false).figure(Metric.P50);
    Figure faster = scope(slower, base, false).figure(Metric.P95);

    assertThat(p50.base()).isEqualTo(103);
    assertThat(p50.candidate()).isEqualTo(153);
    assertThat(p50.ratio()).hasValueCloseTo(153 / 103.0, within(1e-9));
    assertThat(p50.change()).isEqualTo(Change.REGRESSED);
    assertThat(p50.decisive().orElseThrow().low()).isBetween(1.4, 153 / 103.0);
    assertThat(p50.decisive().orElseThrow().high()).isBetween(153 / 103.0, 1.6);
    assertThat(faster.change()).isEqualTo(Change.IMPROVED);
  }

  @Test
  void shouldNotBlameAChangeThatTheLogCannotTell() {
    RunBlocks base = run(60, i -> 2, 0);
    RunBlocks oneMore = run(60, i -> 3, 0);

    assertThat(scope(base, oneMore, false).figure(Metric.P50).change())
        .isNotEqualTo(Change.REGRESSED);
    assertThat(scope(base, run(60, i -> 4, 0), false).figure(Metric.P50).change())
        .isEqualTo(Change.REGRESSED);
  }

  @Test
  void shouldCountErrorsWhenMoreRequestsFail() {
    RunBlocks base = run(60, i -> 100, 0);
    RunBlocks failing = run(60, i -> 100, 20);

    Figure errors = scope(base, failing, false).figure(Metric.ERROR_RATE);

    assertThat(errors.base()).isZero();
    assertThat(errors.candidate()).isEqualTo(0.05);
    assertThat(errors.ratio()).isEmpty();
    assertThat(errors.change()).isEqualTo(Change.REGRESSED);
    assertThat(errors.interval().orElseThrow().high()).isLessThan(0.1);
  }

  @Test
  void shouldJudgeTheRateByTheWorkloadModel() {
    RunBlocks base = every(25, 60);
    RunBlocks twice = every(12, 60);

    assertThat(scope(base, twice, true).figure(Metric.RATE).change()).isEqualTo(Change.IMPROVED);
    assertThat(scope(base, twice, false).figure(Metric.RATE).change()).isEqualTo(Change.UNCHANGED);
    assertThat(scope(twice, base, true).figure(Metric.RATE).change()).isEqualTo(Change.REGRESSED);
    assertThat(scope(twice, base, false).figure(Metric.RATE).change()).isEqualTo(Change.REGRESSED);
  }

  @Test
  void shouldSayHowLongARunDecidesWhenThereIsTooLittle() {
    RunBlocks shortRun = run(12, i -> 100 + i % 7, 0);

    Figure p99 = scope(shortRun, shortRun, false).figure(Metric.P99);

    assertThat(p99.change()).isEqualTo(Change.INCONCLUSIVE);
    assertThat(p99.reason()).isEqualTo("600 requests; p99 needs 1000");
    assertThat(p99.interval()).isEmpty();
    assertThat(p99.decidedAfter())
        .hasValueSatisfying(
            it -> assertThat(it).isBetween(Duration.ofSeconds(21), Duration.ofSeconds(23)));
  }

  @Test
  void shouldLeaveNoiseOpenAndSayHowLongARunDecides() {
    RunBlocks base = run(60, i -> 100 + (i / 200 * 7919) % 40, 0);
    RunBlocks candidate = run(60, i -> 101 + (i / 200 * 104_729) % 40, 0);

    Figure p50 = scope(base, candidate, false).figure(Metric.P50);

    assertThat(p50.change()).isEqualTo(Change.INCONCLUSIVE);
    assertThat(p50.decidedAfter())
        .hasValueSatisfying(it -> assertThat(it).isGreaterThan(Duration.ofSeconds(60)));
  }

  @Test
  void shouldSeeAGreatChangeWhenTheRunsAreTooShortForAnInterval() {
    RunBlocks base = run(5, i -> 11, 0);
    RunBlocks slow = run(5, i -> 5_001, 0);
    RunBlocks failing = run(5, i -> 11, 1);

    Figure p99 = scope(base, slow, false).figure(Metric.P99);

    assertThat(p99.change()).isEqualTo(Change.REGRESSED);
    assertThat(p99.reason()).isEqualTo("certain from the ranks of its time blocks");
    assertThat(scope(base, slow, false).figure(Metric.P50).change()).isEqualTo(Change.REGRESSED);
    assertThat(scope(slow, base, false).figure(Metric.P95).change()).isEqualTo(Change.IMPROVED);
    assertThat(scope(base, slow, false).figure(Metric.RATE).change())
        .isEqualTo(Change.INCONCLUSIVE);
    assertThat(scope(base, failing, false).figure(Metric.ERROR_RATE).change())
        .isEqualTo(Change.REGRESSED);
  }

  @Test
  void shouldSeeAGreatChangeWhenAFewBlocksAreAsBefore() {
    RunBlocks base = run(5, i -> 11, 0);
    RunBlocks slow = run(5, i -> i < 25 ? 11 : 5_001, 0);
    RunBlocks half = run(5, i -> i < 125 ? 11 : 5_001, 0);
    RunBlocks longBase = run(60, i -> 11, 0);
    RunBlocks longSlow = run(60, i -> i % 12 == 0 ? 5_001 : 11, 0);

    assertThat(scope(base, slow, false).figure(Metric.P95).change()).isEqualTo(Change.REGRESSED);
    assertThat(scope(slow, base, false).figure(Metric.P95).change()).isEqualTo(Change.IMPROVED);
    assertThat(scope(base, half, false).figure(Metric.P95).change()).isEqualTo(Change.INCONCLUSIVE);
    assertThat(scope(longBase, longSlow, false).figure(Metric.P95).change())
        .isEqualTo(Change.REGRESSED);
  }

  @Test
  void shouldLeaveShortRunsOpenWhenTheirBlocksAreFewOrNotFarBeyond() {
    RunBlocks base = run(5, i -> 11, 0);

    assertThat(scope(base, run(5, i -> 20, 0), false).figure(Metric.P95).change())
        .isEqualTo(Change.INCONCLUSIVE);
    assertThat(scope(run(3, i -> 11, 0), run(3, i -> 5_001, 0), false).figure(Metric.P95).change())
        .isEqualTo(Change.INCONCLUSIVE);
  }

  @Test
  void shouldNotCountOneMillisecondThoughItIsCertain() {
    Scope scope = scope(run(60, i -> 1, 0), run(60, i -> 2, 0), false);

    assertThat(List.of(Metric.P50, Metric.P95, Metric.P99))
        .extracting(scope::figure)
        .allSatisfy(
            figure -> {
              assertThat(figure.change()).isEqualTo(Change.UNCHANGED);
              assertThat(figure.reason())
                  .isEqualTo(
                      "up to 1 ms apart, which does not count because times are whole"
                          + " milliseconds");
              assertThat(figure.decidedAfter()).isEmpty();
            });
  }

  @Test
  void shouldNameNoLengthWhenThereIsOneRequest() {
    RunBlocks one = every(5_000, 1);

    assertThat(scope(one, one, false).figures())
        .allSatisfy(figure -> assertThat(figure.decidedAfter()).isEmpty());
    assertThat(scope(one, one, false).figure(Metric.P50).reason())
        .isEqualTo("1 requests; p50 needs 20");
  }

  @Test
  void shouldCompareRequestsOnlyWhenJobsCompleteBesideThem() {
    RunBlocks base = withCompletions(i -> 500);
    RunBlocks slowerJobs = withCompletions(i -> 5_000);
    RunComparison compared = RunComparison.of(base, slowerJobs, ComparisonRules.DEFAULT, false);

    List<Scope> scopes = compared.judged(compared.tested());

    Scope all = scopes.get(0);
    assertThat(all.name()).isEmpty();
    assertThat(all.baseRequests()).isEqualTo(60 * PER_SECOND);
    assertThat(all.candidateRequests()).isEqualTo(60 * PER_SECOND);
    assertThat(all.figure(Metric.P95).base()).isEqualTo(100);
    assertThat(all.figures()).allMatch(it -> it.change() == Change.UNCHANGED);
    assertThat(scopes.get(1).name()).isEqualTo("complete job");
    assertThat(scopes.get(1).figure(Metric.P95).change()).isEqualTo(Change.REGRESSED);
  }

  @Test
  void shouldLeaveCompletionsOutOfBothWhenAnEarlierBaselineDoesNotTell() {
    RunBlocks candidate = withCompletions(i -> 500);
    RunBlocks base =
        new RunBlocks(
            candidate.blockMillis(), candidate.lengths(), candidate.endpoints(), Set.of());
    RunComparison compared = RunComparison.of(base, candidate, ComparisonRules.DEFAULT, false);

    Scope all = compared.judged(compared.tested()).get(0);

    assertThat(all.baseRequests()).isEqualTo(60 * PER_SECOND);
    assertThat(all.figures()).allMatch(it -> it.change() == Change.UNCHANGED);
  }

  @Test
  void shouldTakeFewerGapsForNoRegression() {
    RunComparison compared = RunComparison.of(gaps(30), gaps(10), ComparisonRules.DEFAULT, true);

    Scope gaps = compared.judged(compared.tested()).get(1);

    assertThat(gaps.name()).isEqualTo("chat gaps");
    assertThat(gaps.figure(Metric.RATE).change()).isEqualTo(Change.UNCHANGED);
  }

  /** Answers with so many gaps each. */
  private static RunBlocks gaps(int number) {
    BlockCollector collector = new BlockCollector();
    for (int i = 0; i < 60 * PER_SECOND; i++) {
      long at = 1_000L * i / PER_SECOND;
      collector.accept(request(at, 100, true));
      collector.accept(
          new RunEvent.Request(
              "", List.of(RunEvent.BESIDE), "chat gaps", at, at + 20, true, 0, number + " times"));
    }
    return collector.blocks("run");
  }

  /** Requests of 100 ms, after each of which a job completes. */
  private static RunBlocks withCompletions(IntUnaryOperator millis) {
    BlockCollector collector = new BlockCollector();
    for (int i = 0; i < 60 * PER_SECOND; i++) {
      long at = 1_000L * i / PER_SECOND;
      collector.accept(request(at, 100, true));
      collector.accept(
          new RunEvent.Request(
              "",
              List.of("user", RunEvent.BESIDE),
              "complete job",
              at,
              at + millis.applyAsInt(i),
              true,
              0,
              ""));
    }
    return collector.blocks("run");
  }

  private static Scope scope(RunBlocks base, RunBlocks candidate, boolean moreIsBetter) {
    RunComparison compared =
        RunComparison.of(base, candidate, ComparisonRules.DEFAULT, moreIsBetter);
    return compared.judged(compared.tested()).get(1);
  }

  /** Every so many milliseconds a request of 20 ms. */
  private static RunBlocks every(int gapMillis, int seconds) {
    BlockCollector collector = new BlockCollector();
    for (long at = 0; at < 1_000L * seconds; at += gapMillis) {
      collector.accept(request(at, 20, true));
    }
    return collector.blocks("run");
  }

  /** The times by the request's number; every so many fail, none for 0. */
  private static RunBlocks run(int seconds, IntUnaryOperator millis, int failing) {
    BlockCollector collector = new BlockCollector();
    for (int i = 0; i < seconds * PER_SECOND; i++) {
      boolean ok = failing == 0 || i % failing != 0;
      collector.accept(request(1_000L * i / PER_SECOND, millis.applyAsInt(i), ok));
    }
    return collector.blocks("run");
  }

  private static RunEvent.Request request(long at, int millis, boolean ok) {
    return new RunEvent.Request("", List.of(), "get home", at, at + millis, ok, 0, "");
  }
}
