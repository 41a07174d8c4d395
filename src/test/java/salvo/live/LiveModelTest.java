package salvo.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import salvo.event.RunEvent;
import salvo.live.LiveObjective.State;
import salvo.live.count.LiveExtras;
import salvo.live.count.LivePart;
import salvo.live.count.LiveParts;
import salvo.slo.Cause;
import salvo.slo.SloResult;
import salvo.slo.Verdict;
import salvo.stats.RunStats.ErrorCount;
import salvo.stats.cost.CostTotals;
import salvo.stats.cost.Used;
import salvo.stats.stream.FineTimes;

class LiveModelTest {

  private final WatchedRun run = new WatchedRun();

  @Test
  void shouldCountExactlyWhenASecondOfTheLoadHasPassed() {
    run.loading().source.users = 7;
    for (int millis = 1; millis <= 100; millis++) {
      run.request("create job", millis, millis <= 95);
    }

    LiveState state = run.second().state();

    assertThat(state.figures().requests()).isEqualTo(100);
    assertThat(state.figures().ko()).isEqualTo(5);
    assertThat(state.figures().errorRate()).isEqualTo(0.05);
    assertThat(state.figures().users()).isEqualTo(7);
    assertThat(state.figures().requestsPerSecond()).isEqualTo(100);
    assertThat(state.figures().averagePerSecond()).isEqualTo(100);
    assertThat(state.figures().recent()).isEqualTo(new LivePercentiles(50, 95, 99));
    assertThat(state.figures().sinceStart()).isEqualTo(new LivePercentiles(50, 95, 99));
    assertThat(state.progress().elapsedMillis()).isEqualTo(1_000);
    assertThat(state.progress().leftMillis()).hasValue(59_000);
  }

  @Test
  void shouldTellThroughputSpeedLagAndCosts() {
    FineTimes lag = new FineTimes();
    lag.add(1_300_000);
    run.loading().source.extras =
        new LiveExtras(
            lag, List.of(new CostTotals("chat", "EUR", 3, new BigDecimal("0.6"), 2)), Used.NOTHING);
    run.request("chat", 500, true);
    beside("chat tokens", 4, "90 times");
    beside("chat pace", 2_000, "");

    assertThat(run.second().state().facts())
        .extracting(LiveState.Fact::name, LiveState.Fact::text)
        .containsExactly(
            tuple("chat, throughput", "90 tokens/s"),
            tuple("chat, p50 speed", "50 tokens/s"),
            tuple("Lag of streams, p99", "1.3 ms"),
            tuple("chat, cost", "0.6 EUR"),
            tuple("chat, per good answer", "0.3 EUR"));
  }

  private void beside(String name, long millis, String message) {
    run.model
        .counts()
        .add(
            new RunEvent.Request(
                "regular", List.of(RunEvent.BESIDE), name, 0, millis, true, 0, message));
  }

  @Test
  void shouldDivideByTheTimeThatReallyPassedWhenASecondIsLate() {
    run.loading().second();
    for (int i = 0; i < 300; i++) {
      run.request("create job", 10, true);
    }

    LiveState state = run.after(1_500).state();

    assertThat(state.figures().requestsPerSecond()).isEqualTo(200);
    assertThat(state.figures().averagePerSecond()).isEqualTo(120);
  }

  @Test
  void shouldWaitForARateWhenTheLoadHasOnlyJustBegun() {
    LiveFrame early = run.loading().request("create job", 10, true).after(30);
    LiveFrame next = run.request("create job", 10, false).after(970);

    assertThat(early.hasNewPoint()).isFalse();
    assertThat(early.state().figures().requestsPerSecond()).isZero();
    assertThat(next.history()).extracting(LivePoint::second).containsExactly(1.0);
    assertThat(next.state().figures().requestsPerSecond()).isEqualTo(2);
    assertThat(next.history().get(0).failedPerSecond()).isEqualTo(1);
  }

  @Test
  void shouldShowWhatAllDoWhenThereAreSeveralInjectors() {
    Deque<LivePart> told = new ArrayDeque<>();
    run.source.whole = Optional.of(() -> Optional.ofNullable(told.poll()));
    run.loading().request("create job", 7_000, true);
    told.add(LiveParts.of("create job", 1, 100, 250.5, 2.5));

    LiveFrame frame = run.second();
    LiveFrame silent = run.second();

    LiveState.Figures figures = frame.state().figures();
    assertThat(figures.requests()).isEqualTo(100);
    assertThat(figures.requestsPerSecond()).isEqualTo(250.5);
    assertThat(figures.recent()).isEqualTo(new LivePercentiles(50, 95, 99));
    assertThat(frame.history().get(0).failedPerSecond()).isEqualTo(2.5);
    assertThat(frame.state().objectives())
        .filteredOn(it -> it.subject().equals("create job"))
        .extracting(LiveObjective::actual)
        .contains("95 ms");
    assertThat(silent.hasNewPoint()).isFalse();
    assertThat(silent.state().figures().requestsPerSecond()).isEqualTo(250.5);
    assertThat(silent.state().progress().elapsedMillis()).isEqualTo(2_000);
  }

  @Test
  void shouldForgetAnOldSecondWhenItHasLeftTheWindow() {
    run.loading().request("create job", 900, true).second();
    for (int second = 2; second <= 10; second++) {
      assertThat(run.request("create job", 10, true).second().state().figures().recent().p99())
          .isEqualTo(900);
    }

    LiveState later = run.request("create job", 10, true).second().state();

    assertThat(later.figures().recent()).isEqualTo(new LivePercentiles(10, 10, 10));
    assertThat(later.figures().sinceStart()).isEqualTo(new LivePercentiles(10, 900, 900));
  }

  @Test
  void shouldCountNoTimeBelowZeroWhenTheClockWasSetBack() {
    LiveState state = run.loading().request("create job", -50, true).second().state();

    assertThat(state.figures().requests()).isEqualTo(1);
    assertThat(state.figures().sinceStart()).isEqualTo(new LivePercentiles(0, 0, 0));
  }

  @Test
  void shouldTellHowEachObjectiveStandsSoFar() {
    run.loading().request("create job", 200, true).request("create job", 20, true);

    assertThat(run.second().state().objectives())
        .containsExactly(
            new LiveObjective(
                "all requests",
                "request rate",
                "at least 1,000/s",
                "2/s",
                OptionalDouble.of(-0.998),
                State.UNDECIDED),
            new LiveObjective(
                "create job",
                "p95",
                "at most 100 ms",
                "200 ms",
                OptionalDouble.of(-1),
                State.MISSED),
            new LiveObjective(
                "create job", "error rate", "at most 1 %", "0 %", OptionalDouble.of(1), State.MET),
            new LiveObjective(
                "delete job",
                "p95",
                "at most 100 ms",
                "",
                OptionalDouble.empty(),
                State.UNDECIDED));
  }

  @Test
  void shouldHaveARowForEachEndpointWorstFirst() {
    run.loading()
        .request("get job", 30, true)
        .request("list jobs", 40, false)
        .request("create job", 200, true);

    LiveState state = run.second().state();

    assertThat(state.rows())
        .extracting(LiveRow::subject, LiveRow::requests, LiveRow::isMissed)
        .containsExactly(
            tuple("all requests", 3L, false),
            tuple("create job", 1L, true),
            tuple("list jobs", 1L, false),
            tuple("get job", 1L, false),
            tuple("delete job", 0L, false));
    LiveRow worst = state.rows().get(1);
    assertThat(worst.requestsPerSecond()).isEqualTo(1);
    assertThat(worst.times()).isEqualTo(new LivePercentiles(200, 200, 200));
    assertThat(worst.objective("p95").orElseThrow().state()).isEqualTo(State.MISSED);
    assertThat(worst.objective("p50")).isEmpty();
  }

  @Test
  void shouldCountNamesBeyondTheFirstHundredTogether() {
    run.loading();
    for (int i = 0; i < 150; i++) {
      run.request("GET /items/" + i, 10, true);
    }

    List<LiveRow> rows = run.second().state().rows();

    assertThat(rows).hasSize(1 + 100 + 1 + 2);
    assertThat(rows)
        .filteredOn(it -> it.subject().equals("other names"))
        .extracting(LiveRow::requests)
        .containsExactly(50L);
  }

  @Test
  void shouldCountDownAPhaseWhoseLengthIsKnown() {
    run.model.enter(LivePhase.WARM_UP, Optional.of(Duration.ofSeconds(10)));
    LiveState.Progress warming = run.after(3_000).state().progress();
    run.model.enter(LivePhase.SET_UP);
    LiveState.Progress setting = run.after(2_000).state().progress();

    assertThat(warming.phaseMillis()).isEqualTo(3_000);
    assertThat(warming.phaseLeftMillis()).hasValue(7_000);
    assertThat(setting.phaseMillis()).isEqualTo(2_000);
    assertThat(setting.phaseLeftMillis()).isEmpty();
    assertThat(setting.elapsedMillis()).isZero();
  }

  @Test
  void shouldLeaveNothingUndecidedWhenTheVerdictTellsOfEachObjective() {
    run.loading().request("create job", 20, true).second();
    SloResult without =
        SloResult.of(WatchedRun.SLOS.get(3), OptionalDouble.empty(), OptionalDouble.empty());
    run.model.finish(new Verdict(Verdict.Status.FAIL, List.of(new Cause.Objective(without))));

    assertThat(run.second().state().objectives())
        .extracting(LiveObjective::subject, LiveObjective::state)
        .containsExactly(
            tuple("all requests", State.MET),
            tuple("create job", State.MET),
            tuple("create job", State.MET),
            tuple("delete job", State.MISSED));
  }

  @Test
  void shouldLeaveTheBeginningOutOfTheObjectivesWhenItIsSetApart() {
    WatchedRun skipping =
        new WatchedRun(
            new LiveRun(
                "S",
                "content",
                "smoke",
                "",
                Duration.ofSeconds(60),
                Duration.ofSeconds(2),
                List.of()));
    skipping.loading().request("create job", 900, true).second();

    LiveState early = skipping.second().state();
    LiveState later = skipping.request("create job", 20, true).second().state();

    assertThat(early.objectives()).extracting(LiveObjective::actual).containsOnly("");
    assertThat(later.objectives())
        .extracting(LiveObjective::metric, LiveObjective::actual, LiveObjective::state)
        .contains(tuple("request rate", "1/s", State.UNDECIDED), tuple("p95", "20 ms", State.MET));
    assertThat(later.figures().requests()).as("what is shown is everything").isEqualTo(2);
  }

  @Test
  void shouldShowTheErrorsByCauseWhileTheyForm() {
    run.loading().second();
    run.source.errors.add(new ErrorCount("create job", "found 503", 503, 3, 1, 2));
    LiveState first = run.second().state();
    run.source.errors.set(0, new ErrorCount("create job", "found 503", 503, 4, 1, 3));
    run.source.crashes.add(new ErrorCount("", "get job: no id", 0, 1, 1, 1));

    assertThat(first.errors())
        .extracting(it -> it.cause(), it -> it.count(), it -> it.share())
        .containsExactly(tuple("http 503", 3L, 1.0));
    assertThat(run.second().state().errors())
        .extracting(it -> it.cause(), it -> it.count(), it -> it.share())
        .containsExactly(tuple("http 503", 4L, 0.8), tuple("request not built", 1L, 0.2));
  }

  @Test
  void shouldKeepAPointOfEachSecondOfTheLoadOnly() {
    run.source.sample = Optional.of(FakeSource.sample(0.5, 2));
    assertThat(run.model.tick().hasNewPoint()).isFalse();
    run.loading().request("create job", 10, true).request("create job", 30, false).second();
    run.model.enter(LivePhase.CLEAN_UP);
    LiveFrame after = run.request("create job", 20, true).second();

    assertThat(after.hasNewPoint()).isFalse();
    assertThat(after.history())
        .containsExactly(
            new LivePoint(
                1,
                0,
                2,
                1,
                new LivePercentiles(10, 30, 30),
                OptionalDouble.of(0.5),
                OptionalDouble.of(0.25)));
    assertThat(after.state().figures().requests()).as("what comes late is counted").isEqualTo(3);
    assertThat(after.state().figures().requestsPerSecond()).isZero();
    assertThat(after.state().progress().elapsedMillis())
        .as("the load's time stands")
        .isEqualTo(1_000);
  }

  @Test
  void shouldKeepTheLastTenMinutesWhenTheLoadIsLonger() {
    run.loading();
    for (int second = 1; second <= LiveModel.HISTORY_SECONDS; second++) {
      run.second();
    }

    List<LivePoint> history = run.second().history();

    assertThat(history).hasSize(600);
    assertThat(history.get(0).second()).isEqualTo(2);
    assertThat(history.get(599).second()).isEqualTo(601);
  }

  @Test
  void shouldKnowNoTimeLeftWhenTheUsersDecideOnTheEnd() {
    WatchedRun work =
        new WatchedRun(
            new LiveRun("S", "content", "w", "", Duration.ZERO, Duration.ZERO, List.of()));

    assertThat(work.loading().second().state().progress().leftMillis())
        .isEqualTo(OptionalLong.empty());
    assertThat(run.loading().after(70_000).state().progress().leftMillis()).hasValue(0);
  }

  @Test
  void shouldNeverGoBackToAnEarlierPhase() {
    run.model.enter(LivePhase.CLEAN_UP);
    run.model.enter(LivePhase.LOAD);

    assertThat(run.second().state().progress().phase()).isEqualTo(LivePhase.CLEAN_UP);
  }

  @Test
  void shouldShowTheVerdictWhenTheRunIsFinished() {
    Verdict verdict = new Verdict(Verdict.Status.PASS, List.of(new Cause.AllMet(2)));
    run.model.runIs("contentsimulation-1");
    run.model.finish(verdict);

    LiveState state = run.second().state();

    assertThat(state.progress().phase()).isEqualTo(LivePhase.FINISHED);
    assertThat(state.progress().verdict()).contains(verdict);
    assertThat(state.progress().runId()).isEqualTo("contentsimulation-1");
  }
}
