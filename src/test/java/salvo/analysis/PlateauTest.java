package salvo.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import salvo.slo.MeasuredRun;
import salvo.slo.SortedTimes;
import salvo.stats.RunStats;
import salvo.workload.InjectionProfile;
import salvo.workload.Stage;

class PlateauTest {

  @Test
  void shouldTakeTheFirstOfTheLongestStagesWithOneLevel() {
    assertThat(
            Plateau.of(
                open(stage(0, 100, 90), stage(100, 100, 20), stage(10, 10, 30), stage(50, 50, 30))))
        .contains(new Plateau(Duration.ofSeconds(110), Duration.ofSeconds(140)));
  }

  @Test
  void shouldFindNoneWhenNothingIsHeld() {
    assertThat(Plateau.of(open(stage(0, 100, 90), stage(0, 0, 60)))).isEmpty();
    assertThat(Plateau.of(InjectionProfile.fixed("fixed", 5, 3))).isEmpty();
  }

  @Test
  void shouldBeSteadyWhenEveryWindowHasTheUsual() {
    assertThat(new Plateau(seconds(5), seconds(45)).stalledShare(run(60, i -> 30))).hasValue(0);
  }

  @ParameterizedTest
  @CsvSource({"16, 0", "15, 0", "14, 0.1"})
  void shouldCountWindowsBelowHalfOfTheMedian(int low, double share) {
    assertThat(
            new Plateau(seconds(5), seconds(46))
                .stalledShare(run(60, i -> i >= 10 && i < 14 ? low : 30)))
        .hasValue(share);
  }

  @Test
  void shouldJoinStepsWhenOneHasFewRequests() {
    RunStats stats = run(60, i -> i % 2 == 0 ? 20 : 0);

    assertThat(new Plateau(seconds(0), seconds(60)).stalledShare(stats)).hasValue(0);
  }

  @Test
  void shouldLeaveOutRampsTheFirstAnswersAndWhatIsCutOff() {
    RunStats stats = run(42, i -> i < 2 || i >= 41 ? 0 : 50);

    assertThat(new Plateau(seconds(1), seconds(60)).stalledShare(stats)).hasValue(0);
  }

  @Test
  void shouldSayNothingWhenThePlateauIsTooShort() {
    assertThat(new Plateau(seconds(0), seconds(10)).stalledShare(run(60, i -> 100)))
        .isEqualTo(OptionalDouble.empty());
    assertThat(new Plateau(seconds(0), seconds(60)).stalledShare(run(60, i -> 5)))
        .isEqualTo(OptionalDouble.empty());
    assertThat(new Plateau(seconds(0), seconds(60)).stalledShare(run(60, i -> 0)))
        .isEqualTo(OptionalDouble.empty());
    assertThat(new Plateau(seconds(0), seconds(60)).stalledShare(new MeasuredRun(1).stats()))
        .isEqualTo(OptionalDouble.empty());
  }

  /** A run whose requests take a second, with so many that end in each. */
  private static RunStats run(int length, IntUnaryOperator finished) {
    MeasuredRun run = new MeasuredRun(length);
    run.endpoint("a", SortedTimes.of(1_000), SortedTimes.of());
    for (int i = 0; i < length; i++) {
      int count = finished.applyAsInt(i);
      run.second(new RunStats.Second(i, count, count, count, 0, 0, 1, 1, 1, 1));
    }
    return run.stats();
  }

  private static Stage stage(double from, double to, int seconds) {
    return new Stage.ArrivalRate(from, to, seconds(seconds));
  }

  private static InjectionProfile open(Stage... stages) {
    return InjectionProfile.open("test", 1, List.of(stages));
  }

  private static Duration seconds(int seconds) {
    return Duration.ofSeconds(seconds);
  }
}
