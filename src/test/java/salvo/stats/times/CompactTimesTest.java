package salvo.stats.times;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import salvo.stats.Naive;

class CompactTimesTest {

  @Test
  void shouldEqualTheSortedValuesWhenTheyAreManyEnoughToBeCounted() {
    for (int count : new int[] {0, 1, 4, 5, 255, 256, 257, 512, 513, 20_000}) {
      long[] values = new Random(count).longs(count, 0, 700).toArray();
      CompactTimes times = new CompactTimes();
      for (long value : values) {
        times.add(value);
      }
      Naive.assertSame(histogram(times), values);
    }
  }

  @Test
  void shouldEqualTheSortedValuesWhenTheyLieFarApart() {
    for (int bits = 1; bits < Integer.SIZE; bits++) {
      long bound = 1L << bits;
      long[] values = new Random(bits).longs(1_000, 0, bound).toArray();
      values[0] = bound - 1;
      CompactTimes times = new CompactTimes();
      for (long value : values) {
        times.add(value);
      }
      Naive.assertSame(histogram(times), values);
    }
  }

  @Test
  void shouldHoldBothWhenOneIsAddedToAnother() {
    long[] values = new Random(9).longs(3_000, 0, 50).toArray();
    CompactTimes first = new CompactTimes();
    CompactTimes second = new CompactTimes();
    for (int i = 0; i < values.length; i++) {
      (i < 1_000 ? first : second).add(values[i]);
    }
    first.addAll(second);

    Naive.assertSame(histogram(first), values);
  }

  @Test
  void shouldStopAtTheLargestIntWhenAValueIsAboveIt() {
    CompactTimes times = new CompactTimes();
    times.add(Long.MAX_VALUE);

    assertThat(histogram(times).max()).isEqualTo(Integer.MAX_VALUE);
  }

  private static MillisHistogram histogram(CompactTimes times) {
    MillisHistogram histogram = new MillisHistogram();
    times.forEach(histogram::record);
    return histogram;
  }
}
