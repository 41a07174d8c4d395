package salvo.stats.times;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import salvo.stats.Naive;

class TimeCounterTest {

  @Test
  void shouldEqualTheSortedValuesWhenTheyAreManyEnoughToBeCounted() {
    for (int count : new int[] {0, 1, 4, 5, 255, 256, 257, 512, 513, 20_000}) {
      long[] values = new Random(count).longs(count, 0, 700).toArray();
      TimeCounter times = new TimeCounter();
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
      TimeCounter times = new TimeCounter();
      for (long value : values) {
        times.add(value);
      }
      Naive.assertSame(histogram(times), values);
    }
  }

  @Test
  void shouldHoldBothWhenOneIsAddedToAnother() {
    long[] values = new Random(9).longs(3_000, 0, 50).toArray();
    TimeCounter first = new TimeCounter();
    TimeCounter second = new TimeCounter();
    for (int i = 0; i < values.length; i++) {
      (i < 1_000 ? first : second).add(values[i]);
    }
    first.add(second);

    Naive.assertSame(histogram(first), values);
  }

  @Test
  void shouldStopAtTheLargestIntWhenAValueIsAboveIt() {
    TimeCounter times = new TimeCounter();
    times.add(Long.MAX_VALUE);

    assertThat(histogram(times).max()).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void shouldCountTheSameWhetherItIsSortedOrNot() {
    TimeCounter times = new TimeCounter();
    for (int i = 0; i < 300; i++) {
      times.add(i % 3);
    }

    assertThat(times.counts()).hasToString("TimeCounts[0 ms x 100, 1 ms x 100, 2 ms x 100]");
    assertThat(times.counts().total()).isEqualTo(300);
    assertThat(times.counts().size()).isEqualTo(3);
    assertThat(histogram(times).count()).isEqualTo(300);
  }

  @Test
  void shouldKeepCountsAboveTheLargestIntWhenTheyAreAdded() {
    TimeCounts many = TimeCounts.of(new int[] {5, 9}, new long[] {3_000_000_000L, 1}, 2);
    TimeCounts others = TimeCounts.of(new int[] {5, 200}, new long[] {3_000_000_000L, 127}, 2);

    assertThat(many.plus(others))
        .isEqualTo(others.plus(many))
        .hasToString("TimeCounts[5 ms x 6000000000, 9 ms x 1, 200 ms x 127]");
    assertThat(many.plus(TimeCounts.NONE)).isEqualTo(many).isNotEqualTo(others);
  }

  private static MillisHistogram histogram(TimeCounter times) {
    MillisHistogram histogram = new MillisHistogram();
    times.addTo(histogram);
    return histogram;
  }
}
