package salvo.stats.times;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MillisCountsTest {

  @Test
  void shouldEqualACountOverAllInstantsWhenWindowsAreRandom() {
    Random random = new Random(11);
    long[] instants = random.longs(50_000, -3_000, 7_000).toArray();
    MillisCounts counts = new MillisCounts();
    for (long instant : instants) {
      counts.add(instant);
    }

    for (int i = 0; i < 300; i++) {
      long from = random.nextInt(12_000) - 4_000;
      long to = from + random.nextInt(3_000) - 100;
      long expected = LongStream.of(instants).filter(at -> from <= at && at < to).count();
      assertThat(counts.between(from, to)).as("%d to %d", from, to).isEqualTo(expected);
    }
    assertThat(counts.between(Long.MIN_VALUE, Long.MAX_VALUE)).isEqualTo(50_000);
  }

  @Test
  void shouldCountBeyondAByteWhenManyFallInOneMillisecond() {
    MillisCounts counts = new MillisCounts();
    for (int i = 0; i < 1_000; i++) {
      counts.add(1_500);
    }

    assertThat(counts.between(1_500, 1_501)).isEqualTo(1_000);
    assertThat(counts.between(1_501, 9_999)).isZero();
    assertThat(counts.between(0, 1_500)).isZero();
  }
}
