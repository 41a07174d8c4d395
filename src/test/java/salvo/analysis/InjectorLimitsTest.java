package salvo.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import salvo.config.Given;
import salvo.config.Settings;
import salvo.monitor.sample.ResourceSample;
import salvo.report.TestSample;
import salvo.resources.LoadSamples;
import salvo.resources.SampledInterval;
import salvo.slo.MeasuredRun;
import salvo.slo.SortedTimes;
import salvo.stats.RunStats;
import salvo.workload.Model;

class InjectorLimitsTest {

  private static final Settings.InjectorLimits LIMITS =
      Given.nothing().read().report().injectorLimits();
  private static final RunStats STATS =
      new MeasuredRun(60).endpoint("a", SortedTimes.of(1), SortedTimes.of()).stats();

  @ParameterizedTest
  @CsvSource({"1.8, ''", "1.801, 90.1 %", "2, 100 %"})
  void shouldNameTheProcessorsWhenTheInjectorUsesThemAll(double cores, String share) {
    List<String> exceeded =
        exceeded(TestSample.seconds(60, i -> TestSample.at(i).injector(cores)), LIMITS);

    if (share.isEmpty()) {
      assertThat(exceeded).isEmpty();
    } else {
      assertThat(exceeded)
          .containsExactly(
              "The injector used "
                  + (cores == 2 ? "2" : "1.8")
                  + " of its 2 processors on average, "
                  + share
                  + " and more than the allowed 90 % (salvo.report.injectorLimits.cpu): give it"
                  + " more processors, or offer less.");
    }
  }

  @Test
  void shouldJudgeByTheMeanWhenTheInjectorIsBusyForAMoment() {
    assertThat(
            exceeded(
                TestSample.seconds(60, i -> TestSample.at(i).injector(i <= 50 ? 2 : 0.7)), LIMITS))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"19, 0", "20, 3"})
  void shouldSayNothingWhenTheLoadWasTooShort(int seconds, int sentences) {
    List<ResourceSample> samples =
        TestSample.seconds(seconds, i -> TestSample.at(i).injector(2).gcPause(900).delay(2_000));

    assertThat(exceeded(samples, LIMITS)).hasSize(sentences);
  }

  @Test
  void shouldLeaveOutWhatWasBeforeTheLoadAndAfterIt() {
    RunStats late = new MeasuredRun(10).endpoint("a", SortedTimes.of(1), SortedTimes.of()).stats();
    List<ResourceSample> samples = TestSample.seconds(60, i -> TestSample.at(i).injector(2));

    assertThat(LoadSamples.of(samples, late).intervals())
        .extracting(SampledInterval::toMillis)
        .startsWith(TestSample.START_MILLIS + 1_000)
        .endsWith(TestSample.START_MILLIS + 10_000);
    assertThat(InjectorLimits.exceeded(LoadSamples.of(samples, late), 2, Optional.empty(), LIMITS))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"100, ''", "101, 10.1 %", "500, 50 %"})
  void shouldNameGarbageCollectionWhenItTakesMuchOfTheTime(long pause, String share) {
    List<String> exceeded =
        exceeded(TestSample.seconds(60, i -> TestSample.at(i).gcPause(pause)), LIMITS);

    assertThat(exceeded)
        .isEqualTo(
            share.isEmpty()
                ? List.of()
                : List.of(
                    "Garbage collection stopped the injector for "
                        + share
                        + " of the time, more than the allowed 10 %"
                        + " (salvo.report.injectorLimits.gcShare): give it more heap, or offer"
                        + " less."));
  }

  @ParameterizedTest
  @CsvSource({"500, 60, ''", "501, 60, 501 ms", "2000, 3, ''", "2000, 4, 2 s"})
  void shouldNameTheDelayWhenMoreThanOneSampleInTwentyHasIt(long delay, int samples, String shown) {
    List<String> exceeded =
        exceeded(
            TestSample.seconds(60, i -> TestSample.at(i).delay(i <= samples ? delay : 0)), LIMITS);

    assertThat(exceeded)
        .isEqualTo(
            shown.isEmpty()
                ? List.of()
                : List.of(
                    "The injector's threads ran up to "
                        + shown
                        + " too late in 95 of 100 samples, more than the allowed 500 ms"
                        + " (salvo.report.injectorLimits.schedulingDelay): take other work off its"
                        + " machine, or offer less."));
  }

  @ParameterizedTest
  @CsvSource({"OPEN, 1080, false", "OPEN, 1079, true", "OPEN, 0, true", "CLOSED, 0, false"})
  void shouldNameTheTasksWhenAnOpenModelStartedTooFew(Model model, long started, boolean named) {
    List<String> exceeded = exceededBy(model, 1_200, started);

    assertThat(exceeded).hasSize(named ? 1 : 0);
    if (started == 1_079) {
      assertThat(exceeded)
          .containsExactly(
              "The injector started 1,079 of the 1,200 offered tasks, less than the required 90 %"
                  + " (salvo.report.injectorLimits.startedShare): give it more processors, or offer"
                  + " less.");
    }
  }

  @ParameterizedTest
  @CsvSource({"10, 1, false", "10, 0, true", "12, 2, true"})
  void shouldPutUpWithAFewMissingTasks(long tasks, long started, boolean named) {
    assertThat(exceededBy(Model.OPEN, tasks, started)).hasSize(named ? 1 : 0);
  }

  @Test
  void shouldSayNothingOfTasksWhenTheLoadWasCutShort() {
    assertThat(exceeded(List.of(), LIMITS)).isEmpty();
  }

  @Test
  void shouldSayNothingWhenTheLimitsAreOff() {
    Settings.InjectorLimits off =
        Given.application(
                """
                salvo.report.injectorLimits {
                  cpu = 1, gcShare = 1, schedulingDelay = 1 h, startedShare = 0
                }
                """)
            .read()
            .report()
            .injectorLimits();
    List<ResourceSample> samples =
        TestSample.seconds(60, i -> TestSample.at(i).injector(2.1).gcPause(1_100).delay(9_000));
    OfferedLoadFigures offered =
        new OfferedLoadFigures(
            Model.OPEN, OptionalDouble.of(1), OptionalDouble.of(1), OptionalLong.of(60), 0, 0);

    assertThat(
            InjectorLimits.exceeded(LoadSamples.of(samples, STATS), 2, Optional.of(offered), off))
        .isEmpty();
  }

  private static List<String> exceeded(
      List<ResourceSample> samples, Settings.InjectorLimits limits) {
    return InjectorLimits.exceeded(LoadSamples.of(samples, STATS), 2, Optional.empty(), limits);
  }

  private static List<String> exceededBy(Model model, long tasks, long started) {
    OfferedLoadFigures offered =
        new OfferedLoadFigures(
            model,
            OptionalDouble.of(20),
            OptionalDouble.of(20),
            OptionalLong.of(tasks),
            started,
            20);
    return InjectorLimits.exceeded(
        LoadSamples.of(List.of(), STATS), 2, Optional.of(offered), LIMITS);
  }
}
