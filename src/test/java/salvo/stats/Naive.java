package salvo.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.LongStream;
import salvo.stats.times.ResponseTimes;

/**
 * The figures of a set of values by sorting them, written without a look at the code under test.
 */
public final class Naive {

  private Naive() {}

  /** {@code thousandths} of a percent keep the rank in whole numbers: 99.9 % is 99,900. */
  static long percentile(long[] values, int thousandths) {
    long[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[rank(sorted.length, thousandths) - 1];
  }

  public static int rank(int count, int thousandths) {
    return (int) (((long) count * thousandths + 99_999) / 100_000);
  }

  public static void assertSame(ResponseTimes actual, long[] values) {
    long[] sorted = values.clone();
    Arrays.sort(sorted);
    assertThat(actual.count()).isEqualTo(values.length);
    if (values.length == 0) {
      assertThat(actual.min() + actual.max() + actual.percentile(50)).isZero();
      assertThat(actual.mean() + actual.stdDev()).isZero();
      return;
    }
    assertThat(actual.min()).isEqualTo(sorted[0]);
    assertThat(actual.max()).isEqualTo(sorted[sorted.length - 1]);
    for (int thousandths : new int[] {1, 1_000, 50_000, 75_000, 90_000, 95_000, 99_000, 99_900}) {
      assertThat(actual.percentile(thousandths / 1000.0))
          .as("percentile %s", thousandths / 1000.0)
          .isEqualTo(sorted[rank(sorted.length, thousandths) - 1]);
    }
    assertThat(actual.percentile(99.99)).isEqualTo(sorted[rank(sorted.length, 99_990) - 1]);
    assertThat(actual.percentile(100)).isEqualTo(sorted[sorted.length - 1]);
    double mean = LongStream.of(sorted).mapToDouble(v -> v).sum() / sorted.length;
    double squares = LongStream.of(sorted).mapToDouble(v -> (v - mean) * (v - mean)).sum();
    double stdDev = Math.sqrt(squares / sorted.length);
    assertThat(actual.mean()).isCloseTo(mean, within(1e-9 * mean));
    assertThat(actual.stdDev()).isCloseTo(stdDev, within(1e-9 * Math.max(stdDev, 1e-9)));
  }
}
