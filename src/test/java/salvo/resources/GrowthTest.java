package salvo.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import salvo.monitor.sample.Metrics;
import salvo.monitor.sample.ResourceMetric;
import salvo.monitor.sample.ResourceSample;
import salvo.monitor.sample.ResourceSample.ProcessSample;
import salvo.report.TestSample;
import salvo.slo.MeasuredRun;
import salvo.slo.SortedTimes;
import salvo.stats.RunStats;

class GrowthTest {

  private static final long MEGABYTE = 1_000_000;

  @Test
  void shouldMeasureASteadyGrowthThroughTheSecondHalf() {
    Growth growth = growth(300, i -> 100 * MEGABYTE + i * MEGABYTE).orElseThrow();

    assertThat(growth.millis()).isEqualTo(149_000);
    assertThat(growth.total()).isCloseTo(149.0 * MEGABYTE, within(1.0));
    assertThat(growth.last()).isEqualTo(400.0 * MEGABYTE);
  }

  @Test
  void shouldNotBeMovedByOutliers() {
    Growth growth =
        growth(300, i -> i % 50 == 0 ? 9_000 * MEGABYTE : 100 * MEGABYTE + i * MEGABYTE)
            .orElseThrow();

    assertThat(growth.total()).isCloseTo(149.0 * MEGABYTE, within(0.01 * 149 * MEGABYTE));
  }

  @ParameterizedTest
  @CsvSource({"239, false", "242, true"})
  void shouldWaitForTwoMinutesOfTheSecondHalf(int seconds, boolean clear) {
    assertThat(growth(seconds, i -> 100 * MEGABYTE + i * MEGABYTE).isPresent()).isEqualTo(clear);
  }

  @ParameterizedTest
  @CsvSource({"0.09, false", "0.11, true"})
  void shouldWaitForATenthOfTheMemory(double share, boolean clear) {
    assertThat(
            growth(600, i -> Math.round(1e9 + Math.max(0, i - 301) / 299.0 * share * 1e9))
                .isPresent())
        .isEqualTo(clear);
  }

  @Test
  void shouldIgnoreTheGrowthOfTheStart() {
    assertThat(growth(600, i -> Math.min(i, 250) * MEGABYTE)).isEmpty();
  }

  @Test
  void shouldIgnoreWhatGoesUpAndDown() {
    Random random = new Random(7);

    assertThat(growth(600, i -> (100 + i % 60 * 10) * MEGABYTE)).isEmpty();
    assertThat(growth(600, i -> (100 + random.nextInt(500)) * MEGABYTE)).isEmpty();
    assertThat(growth(600, i -> (1_000 - i) * MEGABYTE)).isEmpty();
    assertThat(growth(600, i -> 100 * MEGABYTE)).isEmpty();
  }

  @Test
  void shouldSayNothingWhenTheProcessIsUnknown() {
    assertThat(Growth.of(samples(600, i -> 1), GrowthTest::target)).isEmpty();
  }

  @Test
  void shouldHaveAnIntervalAsNarrowAsTheSamplesAreSteady() {
    Growth steady = measured(600, i -> 100 * MEGABYTE + i * MEGABYTE).orElseThrow();
    assertThat(steady.perMinute()).isCloseTo(60.0 * MEGABYTE, within(1.0));
    assertThat(steady.low()).isCloseTo(60.0 * MEGABYTE, within(1.0));
    assertThat(steady.high()).isCloseTo(60.0 * MEGABYTE, within(1.0));

    Random random = new Random(11);
    Growth noisy =
        measured(600, i -> 1_000 * MEGABYTE + i * MEGABYTE + random.nextInt(200) * MEGABYTE)
            .orElseThrow();
    assertThat(noisy.low()).isLessThan(60.0 * MEGABYTE);
    assertThat(noisy.high()).isGreaterThan(60.0 * MEGABYTE);
    assertThat(noisy.high() - noisy.low()).isBetween(5.0 * MEGABYTE, 40.0 * MEGABYTE);
  }

  @Test
  void shouldCoverTheTrueSlopeInAboutNineteenOfTwentyRuns() {
    long covered =
        IntStream.range(0, 400)
            .filter(
                seed -> {
                  Random random = new Random(seed);
                  Growth growth =
                      measured(600, i -> Math.round(1e9 + i * 1e6 + random.nextGaussian() * 1e7))
                          .orElseThrow();
                  return growth.low() <= 6e7 && 6e7 <= growth.high();
                })
            .count();

    assertThat(covered).isBetween(370L, 392L);
  }

  @Test
  void shouldCallALeakLikelyInFewRunsWhenMemoryOnlyWandersAroundItsLevel() {
    long likely =
        IntStream.range(0, 400)
            .filter(
                seed -> {
                  Random random = new Random(seed);
                  double[] away = {0};
                  return growth(
                          600,
                          i -> {
                            away[0] = 0.98 * away[0] + random.nextGaussian() * 1e7;
                            return Math.round(3e8 + away[0]);
                          })
                      .isPresent();
                })
            .count();

    assertThat(likely).isLessThanOrEqualTo(4);
  }

  @Test
  void shouldTellTheLeaksOfFilesAndThreadsApartFromTheirUse() {
    List<ResourceMetric> columns =
        Stream.of("target_threads_count", "target_open_files_count")
            .map(ResourceMetric::ofColumn)
            .toList();
    RunStats stats =
        new MeasuredRun(600).endpoint("a", SortedTimes.of(1), SortedTimes.of()).stats();
    LoadSamples samples =
        LoadSamples.of(
            TestSample.seconds(
                600,
                i -> TestSample.at(i).metrics(new Metrics(columns, 20 + i / 100, 100 + i / 10))),
            stats);

    List<GrowthResult> results = GrowthResult.of(samples);

    assertThat(results)
        .extracting(it -> it.metric().column(), GrowthResult::likelyLeak)
        .containsExactly(
            tuple("target_open_files_count", true),
            tuple("target_threads_count", false),
            tuple("injector_rss_bytes", false));
    assertThat(results.get(0).sentence())
        .startsWith("The target's number of open files grew by 6 a minute (95 % interval ")
        .contains("to 160, so a leak is likely");
  }

  /** Only a growth that is likely a leak. */
  private static Optional<Growth> growth(int seconds, IntToLongFunction bytes) {
    return measured(seconds, bytes).filter(it -> it.isLikelyLeak(0));
  }

  private static Optional<Growth> measured(int seconds, IntToLongFunction bytes) {
    return Growth.of(
        samples(seconds, bytes),
        sample -> sample.injector().stream().mapToDouble(ProcessSample::residentBytes).findFirst());
  }

  private static OptionalDouble target(ResourceSample sample) {
    return sample.target().stream().mapToDouble(ProcessSample::residentBytes).findFirst();
  }

  private static LoadSamples samples(int seconds, IntToLongFunction bytes) {
    RunStats stats =
        new MeasuredRun(seconds).endpoint("a", SortedTimes.of(1), SortedTimes.of()).stats();
    return LoadSamples.of(
        TestSample.seconds(seconds, i -> TestSample.at(i).injectorBytes(bytes.applyAsLong(i))),
        stats);
  }
}
