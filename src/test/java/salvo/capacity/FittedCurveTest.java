package salvo.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import salvo.capacity.CapacityPlan.Unit;
import salvo.capacity.level.Level;
import salvo.capacity.level.Level.Outcome;
import salvo.capacity.simulated.Searches;
import salvo.capacity.simulated.Servers;
import salvo.capacity.simulated.SimulatedRun;

/** The curve through the levels: only where they are enough, and where it is a good one. */
class FittedCurveTest {

  private static final Unit RATE = Unit.TASKS_PER_SECOND;

  @Test
  void shouldFindTheParametersThatMadeTheTimesOfARate() {
    FittedCurve curve = FittedCurve.of(RATE, rates(0.5, 1, 2, 4, 8, 16));

    ScalabilityLaw law = curve.law().orElseThrow();
    assertThat(law.alone()).isCloseTo(1_200, within(5.0));
    assertThat(law.contention()).isCloseTo(90, within(3.0));
    assertThat(law.coherency()).isCloseTo(2, within(0.2));
    assertThat(law.highestRate()).isCloseTo(1_000 / (90 + 2 * Math.sqrt(2 * 1_200)), within(0.1));
    assertThat(curve.largestMiss()).isLessThan(0.01);
    assertThat(curve.sentence())
        .startsWith(
            "Fitted by the universal scalability law, for information; it decides nothing: p95 ="
                + " 1.2 s + ")
        .contains(" × N², N being the rate times p95 in seconds; p95 would have no bound at 5.")
        .endsWith("/s. No level is further off than 1 %.");
  }

  @Test
  void shouldFindTheParametersThatMadeTheTimesOfUsers() {
    List<Level> levels =
        DoubleStream.of(1, 2, 4, 8, 16, 32)
            .mapToObj(users -> level(users, Outcome.HOLDS, 1, 1, millis(users)))
            .toList();

    FittedCurve curve = FittedCurve.of(Unit.USERS, levels);

    ScalabilityLaw law = curve.law().orElseThrow();
    assertThat(law.alone()).isCloseTo(1_200, within(2.0));
    assertThat(law.contention()).isCloseTo(90, within(1.0));
    assertThat(law.coherency()).isCloseTo(2, within(0.1));
    assertThat(curve.sentence())
        .contains("N being the number of users; beyond 24 users less would be done");
    assertThat(curve.points().get(0)).isEqualTo(new FittedCurve.Point(1, 1_292));
    assertThat(last(curve).level()).isEqualTo(32);
    assertThat(last(curve).millis()).isCloseTo(millis(32), within(5.0));
  }

  @Test
  void shouldEndAtTheHighestTimeWhenTheRateGrowsBeyondWhatCanBeServed() {
    List<Level> levels = new ArrayList<>(rates(0.5, 1, 2, 4, 8, 16));
    levels.add(level(9, Outcome.BREAKS, 9, 5.3, 30_000));

    FittedCurve curve = FittedCurve.of(RATE, levels);

    assertThat(curve.points())
        .extracting(FittedCurve.Point::level)
        .isSorted()
        .allMatch(it -> it > 0.4 && it < 5.4);
    assertThat(last(curve).millis()).isEqualTo(30_000);
  }

  @Test
  void shouldTakeALevelAsItWasMeasuredForTheLongestTime() {
    List<Level> levels = new ArrayList<>(rates(0.5, 1, 2, 4, 8, 16));
    double rate = levels.get(0).level();
    levels.add(0, level(rate, Outcome.UNDECIDED, rate, rate, 5_000, 20));

    assertThat(FittedCurve.of(RATE, levels).largestMiss()).isLessThan(0.01);
  }

  @Test
  void shouldFitNoneWhenThereAreThreeLevels() {
    List<Level> levels = new ArrayList<>(rates(0.5, 2, 8));
    levels.addAll(levels);
    levels.add(level(9, Outcome.BREAKS, 9, 5.3, 30_000));
    levels.add(level(3, Outcome.INVALID, 3, 3, 1_800));

    assertNone(
        FittedCurve.of(RATE, levels),
        "it takes 4 levels that the target kept up with, and there are 3");
    assertNone(
        FittedCurve.of(RATE, List.of()),
        "it takes 4 levels that the target kept up with, and there are 0");
  }

  @Test
  void shouldFitNoneWhenTheServiceFallsOffACliff() {
    List<Level> levels =
        List.of(
            level(5, Outcome.HOLDS, 5, 5, 100),
            level(10, Outcome.HOLDS, 10, 10, 105),
            level(20, Outcome.HOLDS, 20, 20, 115),
            level(40, Outcome.HOLDS, 40, 40, 140),
            level(48, Outcome.BREAKS, 48, 12, 9_000));

    assertNone(
        FittedCurve.of(RATE, levels),
        "the universal scalability law misses 48/s by more than 20 %");
  }

  @Test
  void shouldFitNoneWhenTimesHardlyRise() {
    List<Level> levels =
        DoubleStream.of(5, 10, 20, 40)
            .mapToObj(rate -> level(rate, Outcome.HOLDS, rate, rate, 100 + rate / 10))
            .toList();

    assertNone(FittedCurve.of(RATE, levels), "p95 rises by less than 20 % before it breaks");
  }

  @Test
  void shouldFindWhatAQueueCanServe() {
    CapacityResult found =
        SimulatedRun.of(Searches.plan(4, 200), Servers.exponential(1, 0.02, 7), 7);

    assertThat(found.curve().law().orElseThrow().highestRate()).isBetween(45.0, 55.0);
    assertThat(CapacityJson.of(found).at("/curve/law").textValue())
        .isEqualTo("universal scalability law");
    assertThat(CapacityJson.of(found).at("/curve/points").size()).isGreaterThan(40);
  }

  private static void assertNone(FittedCurve curve, String why) {
    assertThat(curve.law()).isEmpty();
    assertThat(curve.points()).isEmpty();
    assertThat(curve.sentence()).isEqualTo("No curve is fitted: " + why + ".");
  }

  private static FittedCurve.Point last(FittedCurve curve) {
    return curve.points().get(curve.points().size() - 1);
  }

  /** Levels at which so many are served at once. */
  private static List<Level> rates(double... served) {
    return DoubleStream.of(served)
        .mapToObj(
            it -> {
              double rate = 1_000 * it / millis(it);
              return level(rate, Outcome.HOLDS, rate, rate, millis(it));
            })
        .toList();
  }

  private static double millis(double served) {
    return 1_200 + 90 * served + 2 * served * served;
  }

  private static Level level(
      double level, Outcome outcome, double offered, double reached, double p95) {
    return level(level, outcome, offered, reached, p95, 60);
  }

  private static Level level(
      double level, Outcome outcome, double offered, double reached, double p95, double seconds) {
    return new Level(
        level,
        Level.Purpose.SEARCH,
        outcome,
        "",
        List.of(),
        new Level.Figures(
            10,
            seconds,
            600,
            offered,
            reached,
            reached,
            reached,
            0,
            0,
            Math.round(p95 / 3),
            Math.round(p95),
            Math.round(p95 * 1.5),
            1,
            OptionalDouble.empty()),
        Optional.empty());
  }
}
