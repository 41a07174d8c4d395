package salvo.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import salvo.config.Given;
import salvo.config.Settings;
import salvo.monitor.container.ContainerMetrics;
import salvo.monitor.sample.Metrics;
import salvo.monitor.sample.ResourceMetric;
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

  @ParameterizedTest
  @CsvSource({"0.26, ''", "0.29, 96.7 %"})
  void shouldCountTheContainersQuotaAsItsProcessors(double cores, String share) {
    Metrics quota = new Metrics(List.of(ContainerMetrics.CPU_LIMIT), 0.3);
    List<String> exceeded =
        exceeded(
            TestSample.seconds(20, i -> TestSample.at(i).injector(cores).metrics(quota)), LIMITS);

    assertThat(exceeded)
        .isEqualTo(
            share.isEmpty()
                ? List.of()
                : List.of(
                    "The injector used 0.29 of its 0.3 processors (its container's quota) on"
                        + " average, "
                        + share
                        + " and more than the allowed 90 % (salvo.report.injectorLimits.cpu): give"
                        + " it more processors, or offer less."));
  }

  @ParameterizedTest
  @CsvSource({"2, 2, false", "3, 2, true", "19, 2, true", "20, 2, false", "10, 1.8, false"})
  void shouldWarnOfTheProcessorsWhenTheLoadWasTooShortToJudge(
      int seconds, double cores, boolean warned) {
    LoadSamples load =
        LoadSamples.of(TestSample.seconds(seconds, i -> TestSample.at(i).injector(cores)), STATS);

    Optional<String> warning = InjectorLimits.unproved(load, 2, Optional.empty(), LIMITS);

    assertThat(warning.isPresent()).isEqualTo(warned);
    if (seconds == 3) {
      assertThat(warning)
          .contains(
              "The injector used 2 of its 2 processors on average, 100 % and more than the allowed"
                  + " 90 % (salvo.report.injectorLimits.cpu): give it more processors, or offer"
                  + " less. Its 3 samples are too few to make the run invalid"
                  + " (salvo.report.injectorLimits.samples), but the times may be those of the"
                  + " injector.");
    }
  }

  @Test
  void shouldCountTheMachinesProcessorsWhenTheQuotaIsMore() {
    Metrics quota = new Metrics(List.of(ContainerMetrics.CPU_LIMIT), 8);

    assertThat(
            exceeded(
                TestSample.seconds(20, i -> TestSample.at(i).injector(1.9).metrics(quota)), LIMITS))
        .singleElement()
        .asString()
        .startsWith("The injector used 1.9 of its 2 processors on average, 95 %");
  }

  @ParameterizedTest
  @CsvSource({"0.1, ''", "0.83, 83 %"})
  void shouldNameTheQuotaWhenItStopsTheInjectorOften(double throttled, String share) {
    Metrics metrics = new Metrics(List.of(ContainerMetrics.THROTTLED), throttled);
    List<String> exceeded =
        exceeded(TestSample.seconds(20, i -> TestSample.at(i).metrics(metrics)), LIMITS);

    assertThat(exceeded)
        .isEqualTo(
            share.isEmpty()
                ? List.of()
                : List.of(
                    "The injector's container used up its CPU quota and was stopped in "
                        + share
                        + " of its periods, more than the allowed 10 %"
                        + " (salvo.report.injectorLimits.throttled): raise the quota, or offer"
                        + " less."));
  }

  @ParameterizedTest
  @CsvSource({"20, true", "19, false"})
  void shouldJudgeTheQuotaWhenItAlsoHeldUpTheSamples(int seconds, boolean judged) {
    Metrics metrics = new Metrics(List.of(ContainerMetrics.THROTTLED), 0.9);
    IntFunction<ResourceSample> at = i -> TestSample.at(i).metrics(metrics).build();
    List<ResourceSample> heldUp = List.of(at.apply(1), at.apply(4), at.apply(seconds));

    assertThat(exceeded(heldUp, LIMITS)).hasSize(judged ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource({"0.74, 0", "0.76, 1", "0.89, 1", "0.97, 1"})
  void shouldNameTheProcessorsOfAClosedLoadThatNothingElseHoldsBack(double cores, int sentences) {
    List<String> exceeded = exceededOfUsers(OptionalDouble.empty(), cores);

    assertThat(exceeded).hasSize(sentences);
    if (cores == 0.89) {
      assertThat(exceeded)
          .containsExactly(
              "The injector used 0.89 of its 1 processor on average, 89 % and more than the allowed"
                  + " 75 % (salvo.report.injectorLimits.closedCpu) for users who send the next"
                  + " request as soon as the last is answered: the rate and times measure the"
                  + " injector. Give it more processors, use fewer users, or give them think times"
                  + " or pacing.");
    }
  }

  @ParameterizedTest
  @CsvSource({"0.3, 0.985, 0.1, false", "0.55, 0.985, 0.09, true", "0.55, 0.985, 0.9, false"})
  void shouldCountWhatOthersButTheTargetLeftToAClosedLoad(
      double cores, double cpu, double target, boolean named) {
    Metrics two =
        new Metrics(
            List.of(
                ResourceMetric.ofColumn("cpu0_percent"), ResourceMetric.ofColumn("cpu1_percent")),
            1,
            1);
    List<ResourceSample> samples =
        TestSample.seconds(
            20, i -> TestSample.at(i).cpu(cpu).injector(cores).target(target, 1).metrics(two));
    List<String> exceeded = exceededOfUsers(OptionalDouble.empty(), samples);

    assertThat(exceeded).hasSize(named ? 1 : 0);
    if (named) {
      assertThat(exceeded.get(0))
          .startsWith(
              "The injector used 0.55 of the 0.67 processors that other processes left it on"
                  + " average, 82.1 % and more than the allowed 75 %"
                  + " (salvo.report.injectorLimits.closedCpu)");
    }
  }

  @Test
  void shouldNotCountWhatOthersUsedWhenTheTargetMayBeOneOfThem() {
    List<ResourceSample> samples =
        TestSample.seconds(20, i -> TestSample.at(i).cpu(1).injector(0.4));

    assertThat(exceededOfUsers(OptionalDouble.empty(), samples)).isEmpty();
  }

  @Test
  void shouldLetAPacedClosedLoadUseAsMuchAsAnOpenOne() {
    assertThat(exceededOfUsers(OptionalDouble.of(10), 0.89)).isEmpty();
    assertThat(exceededOfUsers(OptionalDouble.of(10), 0.91)).hasSize(1);
  }

  private static List<String> exceededOfUsers(OptionalDouble pacedRate, double cores) {
    return exceededOfUsers(
        pacedRate, TestSample.seconds(20, i -> TestSample.at(i).injector(cores)));
  }

  private static List<String> exceededOfUsers(
      OptionalDouble pacedRate, List<ResourceSample> samples) {
    OfferedLoadFigures offered =
        new OfferedLoadFigures(
            Model.CLOSED,
            pacedRate,
            OptionalDouble.empty(),
            OptionalLong.empty(),
            50,
            OptionalLong.empty(),
            List.of(),
            30_000);
    return InjectorLimits.exceeded(LoadSamples.of(samples, STATS), 1, Optional.of(offered), LIMITS);
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
                  cpu = 1, closedCpu = 1, throttled = 1, gcShare = 1, schedulingDelay = 1 h
                  startedShare = 0
                }
                """)
            .read()
            .report()
            .injectorLimits();
    List<ResourceSample> samples =
        TestSample.seconds(60, i -> TestSample.at(i).injector(2.1).gcPause(1_100).delay(9_000));
    OfferedLoadFigures offered =
        new OfferedLoadFigures(
            Model.OPEN,
            OptionalDouble.of(1),
            OptionalDouble.of(1),
            OptionalLong.of(60),
            0,
            OptionalLong.empty(),
            List.of(),
            0);

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
            OptionalLong.empty(),
            List.of(),
            20);
    return InjectorLimits.exceeded(
        LoadSamples.of(List.of(), STATS), 2, Optional.of(offered), LIMITS);
  }
}
