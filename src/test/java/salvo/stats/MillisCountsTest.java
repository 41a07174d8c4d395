package salvo.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MillisCountsTest {

  @Test
  void shouldEqualACountOverAllInstantsWhenWindowsAreRandom() {
    Random random = new Random(11);
    long[] instants = random.longs(50_000, -3_000, 7_000).toArray();
    MillisCounts first = new MillisCounts();
    MillisCounts second = new MillisCounts();
    for (int i = 0; i < instants.length; i++) {
      (i % 3 == 0 ? first : second).add(instants[i], 1);
    }
    first.addAll(second);

    for (int i = 0; i < 300; i++) {
      long from = random.nextInt(12_000) - 4_000;
      long to = from + random.nextInt(3_000) - 100;
      long expected = LongStream.of(instants).filter(at -> from <= at && at < to).count();
      assertThat(first.between(from, to)).as("%d to %d", from, to).isEqualTo(expected);
    }
    assertThat(first.between(Long.MIN_VALUE, Long.MAX_VALUE)).isEqualTo(50_000);
  }

  @Test
  void shouldCountBeyondAByteWhenManyFallInOneMillisecond() {
    MillisCounts counts = new MillisCounts();
    counts.add(1_500, 254);
    counts.add(1_500, 1);
    counts.add(1_500, 1);
    counts.add(1_500, 1_000_000);
    MillisCounts sum = new MillisCounts();
    sum.add(1_500, 200);
    sum.addAll(counts);

    assertThat(counts.between(1_500, 1_501)).isEqualTo(1_000_256);
    assertThat(sum.between(1_500, 1_501)).isEqualTo(1_000_456);
    assertThat(sum.between(1_501, 9_999)).isZero();
    assertThat(sum.between(0, 1_500)).isZero();
  }
}
