package salvo.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.Random;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import salvo.monitor.ResourceSample;
import salvo.slo.MeasuredRun;
import salvo.slo.SortedTimes;
import salvo.stats.RunStats;

class MemoryGrowthTest {

  private static final long MEGABYTE = 1_000_000;

  @Test
  void shouldMeasureASteadyGrowthThroughTheSecondHalf() {
    MemoryGrowth growth = growth(300, i -> 100 * MEGABYTE + i * MEGABYTE).orElseThrow();

    assertThat(growth.millis()).isEqualTo(149_000);
    assertThat(growth.bytes()).isCloseTo(149.0 * MEGABYTE, within(1.0));
    assertThat(growth.lastBytes()).isEqualTo(400.0 * MEGABYTE);
  }

  @Test
  void shouldNotBeMovedByOutliers() {
    MemoryGrowth growth =
        growth(300, i -> i % 50 == 0 ? 9_000 * MEGABYTE : 100 * MEGABYTE + i * MEGABYTE)
            .orElseThrow();

    assertThat(growth.bytes()).isCloseTo(149.0 * MEGABYTE, within(0.01 * 149 * MEGABYTE));
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
    assertThat(MemoryGrowth.of(samples(600, i -> 1), ResourceSample::target)).isEmpty();
  }

  private static Optional<MemoryGrowth> growth(int seconds, IntToLongFunction bytes) {
    return MemoryGrowth.of(samples(seconds, bytes), ResourceSample::injector);
  }

  private static LoadSamples samples(int seconds, IntToLongFunction bytes) {
    RunStats stats =
        new MeasuredRun(seconds).endpoint("a", SortedTimes.of(1), SortedTimes.of()).stats();
    return LoadSamples.of(
        TestSample.seconds(seconds, i -> TestSample.at(i).injectorBytes(bytes.applyAsLong(i))),
        stats);
  }
}
