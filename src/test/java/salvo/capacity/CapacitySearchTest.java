package salvo.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import salvo.capacity.CapacityPlan.Times;
import salvo.capacity.CapacityPlan.Unit;
import salvo.capacity.Command.Action;
import salvo.capacity.Finding.Kind;
import salvo.capacity.level.Level;
import salvo.capacity.level.Level.Outcome;
import salvo.capacity.level.Level.Purpose;
import salvo.slo.Verdict;

/** The search, on a service without chance. */
class CapacitySearchTest {

  @Test
  void shouldDoubleThenHalveThenConfirmWhenThereIsACapacity() {
    CapacityResult result = search(ServiceOfSteps.plan(10, 1e6, Times.USUAL), 90);

    assertThat(result.levels())
        .extracting(Level::level, Level::purpose, Level::outcome)
        .containsExactly(
            tuple(10.0, Purpose.SEARCH, Outcome.HOLDS),
            tuple(20.0, Purpose.SEARCH, Outcome.HOLDS),
            tuple(40.0, Purpose.SEARCH, Outcome.HOLDS),
            tuple(80.0, Purpose.SEARCH, Outcome.HOLDS),
            tuple(160.0, Purpose.SEARCH, Outcome.BREAKS),
            tuple(113.0, Purpose.SEARCH, Outcome.BREAKS),
            tuple(95.1, Purpose.SEARCH, Outcome.BREAKS),
            tuple(87.2, Purpose.SEARCH, Outcome.HOLDS),
            tuple(87.2, Purpose.CONFIRM_HOLDS, Outcome.HOLDS),
            tuple(95.1, Purpose.CONFIRM_BREAKS, Outcome.BREAKS));
    assertThat(result.holds()).hasValue(87.2);
    assertThat(result.breaks()).hasValue(95.1);
    assertThat(result.findings()).extracting(Finding::kind).containsExactly(Kind.RECOVERED);
  }

  @Test
  void shouldMeasureTwiceAsLongWhenItConfirms() {
    CapacityResult result = search(ServiceOfSteps.plan(10, 1e6, Times.USUAL), 90);

    double first = result.levels().get(7).figures().seconds();
    assertThat(result.levels().get(8).figures().seconds()).isGreaterThanOrEqualTo(2 * first);
  }

  @Test
  void shouldRampHoldAndDrainAndGoStraightBackAfterTheFirstBreak() {
    ServiceOfSteps service =
        new ServiceOfSteps(ServiceOfSteps.plan(40, 1e6, Times.USUAL), it -> it < 50);

    service.run();

    assertThat(service.commands.subList(0, 7))
        .containsExactly(
            new Command(Action.RAMP, 40, Duration.ofSeconds(2)),
            new Command(Action.HOLD, 40, Duration.ZERO),
            new Command(Action.DRAIN, 0, Duration.ZERO),
            new Command(Action.RAMP, 80, Duration.ofSeconds(2)),
            new Command(Action.HOLD, 80, Duration.ZERO),
            new Command(Action.HOLD, 40, Duration.ZERO),
            new Command(Action.DRAIN, 0, Duration.ZERO));
  }

  @Test
  void shouldSearchBelowWhenTheFirstLevelBreaks() {
    CapacityResult result = search(ServiceOfSteps.plan(100, 1e6, Times.USUAL), 30);

    assertThat(result.levels()).extracting(Level::level).startsWith(100.0, 50.0, 25.0, 35.4);
    assertThat(result.recovery().orElseThrow().level()).isEqualTo(50);
    assertThat(result.holds().orElseThrow()).isLessThan(30);
  }

  @Test
  void shouldEndAtTheCeilingWhenNothingBreaks() {
    CapacityResult result = search(ServiceOfSteps.plan(40, 100, Times.USUAL), 1_000);

    assertThat(result.levels()).extracting(Level::level).containsExactly(40.0, 80.0, 100.0, 100.0);
    assertThat(result.breaks()).isEmpty();
    assertThat(result.statement()).contains("none was seen to break");
  }

  @Test
  void shouldEndWhenTheLevelsAreUsedUp() {
    CapacityResult result = search(ServiceOfSteps.plan(100, 1e9, Times.USUAL), 1e9);

    assertThat(result.levels()).hasSizeLessThanOrEqualTo(CapacityPlan.USUAL_LEVELS);
    assertThat(result.levels()).last().extracting(Level::purpose).isEqualTo(Purpose.CONFIRM_HOLDS);
  }

  @Test
  void shouldKeepTimeForConfirmingWhenTheBudgetIsShort() {
    Times shorter =
        new Times(
            Times.USUAL.ramp(),
            Times.USUAL.settle(),
            Times.USUAL.limit(),
            Times.USUAL.drain(),
            Times.USUAL.recovery(),
            Duration.ofMinutes(7));

    CapacityResult result = search(ServiceOfSteps.plan(20, 1e6, shorter), 90);

    assertThat(result.seconds()).isLessThanOrEqualTo(420);
    assertThat(result.levels())
        .extracting(Level::purpose)
        .contains(Purpose.CONFIRM_HOLDS, Purpose.CONFIRM_BREAKS);
  }

  @Test
  void shouldLeaveTheLevelUndecidedWhenItIsStopped() {
    CapacitySearch search = new CapacitySearch(ServiceOfSteps.plan(40, 1e6, Times.USUAL));
    search.begin();

    assertThat(search.stop().action()).isEqualTo(Action.FINISH);
    assertThat(search.result().levels())
        .extracting(Level::outcome)
        .containsExactly(Outcome.UNDECIDED);
    assertThat(search.result().decision(40)).isEqualTo(Verdict.Status.INCONCLUSIVE);
  }

  @Test
  void shouldCountTimeThatSaysNothingOfAnyLevelWhenItPasses() {
    CapacitySearch search = new CapacitySearch(ServiceOfSteps.plan(40, 1e6, Times.USUAL));
    Command begun = search.begin();
    double budget = Times.USUAL.budget().toSeconds();

    assertThat(search.pass(budget - 1)).isEqualTo(begun);
    assertThat(search.pass(1).action()).isEqualTo(Action.FINISH);
    assertThat(search.result().seconds()).isEqualTo(budget);
  }

  @Test
  void shouldSearchWholeUsersWhenTheLoadIsClosed() {
    CapacityResult result = search(ServiceOfSteps.plan(Unit.USERS, 20, 1e6, Times.USUAL), 45);

    assertThat(result.levels()).allMatch(it -> it.level() == Math.rint(it.level()));
    assertThat(result.statement()).contains("**44 users**").contains("**48 users**");
  }

  @Test
  void shouldCallItNotMonotonicWhenALevelBreaksThatHeld() {
    int[] asked = {0};
    ServiceOfSteps service =
        new ServiceOfSteps(
            ServiceOfSteps.plan(10, 1e6, Times.USUAL),
            it -> it < 90 && (it != 87.2 || asked[0]++ < 60));

    CapacityResult result = service.run();

    assertThat(result.holds()).hasValue(80);
    assertThat(result.findings())
        .extracting(Finding::sentence)
        .first()
        .asString()
        .isEqualTo(
            "Not monotonic between 80/s and 95.1/s: 87.2/s held, and broke when it was run again:"
                + " its capacity shrinks over time (a cache, a leak, a throttle).");
  }

  private static CapacityResult search(CapacityPlan plan, double capacity) {
    return new ServiceOfSteps(plan, it -> it < capacity).run();
  }
}
