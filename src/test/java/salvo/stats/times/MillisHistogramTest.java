package salvo.stats.times;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import salvo.stats.Naive;

class MillisHistogramTest {

  private static final int MILLION = 1_000_000;

  @Test
  void shouldEqualTheSortedValuesWhenAMillionAreLognormal() {
    assertExact(MILLION, 1, r -> (long) (100 * Math.exp(r.nextGaussian())));
  }

  @Test
  void shouldEqualTheSortedValuesWhenAMillionHaveTwoPeaks() {
    assertExact(
        MILLION,
        2,
        r -> r.nextInt(100) < 96 ? 20 + r.nextInt(10) : 30_000 + (long) (r.nextGaussian() * 900));
  }

  @Test
  void shouldEqualTheSortedValuesWhenAMillionLieAroundTheEndOfThePages() {
    assertExact(MILLION, 3, r -> (1 << 18) - 20 + r.nextInt(40));
  }

  @Test
  void shouldEqualTheSortedValuesWhenAllAreTheSame() {
    assertExact(MILLION, 4, r -> 1_234);
    assertExact(MILLION, 5, r -> 0);
  }

  @Test
  void shouldEqualTheSortedValuesWhenSetsAreSmallAndRandom() {
    for (int seed = 0; seed < 2_000; seed++) {
      Random shape = new Random(seed);
      int bound = 1 << (1 + shape.nextInt(24));
      assertExact(1 + shape.nextInt(60), seed, r -> r.nextInt(bound));
    }
  }

  @Test
  void shouldGiveThePercentilesInOnePassWhenItIsUsedAgain() {
    MillisHistogram times = new MillisHistogram();
    assertThat(times.percentiles(50, 99)).containsExactly(0, 0);
    for (int seed = 0; seed < 300; seed++) {
      Random shape = new Random(seed);
      int bound = 1 << (1 + shape.nextInt(24));
      times.clear();
      MillisHistogram fresh = new MillisHistogram();
      for (int i = shape.nextInt(60); i >= 0; i--) {
        int millis = shape.nextInt(bound);
        times.record(millis);
        fresh.record(millis);
      }
      assertThat(times.percentiles(50, 95, 99, 99.9, 100))
          .containsExactly(
              fresh.percentile(50),
              fresh.percentile(95),
              fresh.percentile(99),
              fresh.percentile(99.9),
              fresh.max());
      assertThat(times)
          .usingRecursiveComparison()
          .ignoringFields("spare", "pages")
          .isEqualTo(fresh);
    }
  }

  @Test
  void shouldSeeTheSlowSixPercentWhenTheP95IsAsked() {
    MillisHistogram times = new MillisHistogram();
    times.record(10, 94);
    times.record(5_000, 6);

    assertThat(times.percentile(94)).isEqualTo(10);
    assertThat(times.percentile(95)).isEqualTo(5_000);
  }

  @Test
  void shouldKeepEveryDigitWhenValuesAreHuge() {
    assertExact(1_000, 6, r -> r.nextLong() >>> 1);
    MillisHistogram times = new MillisHistogram();
    times.record(Long.MAX_VALUE);
    times.record(Long.MAX_VALUE - 1);
    assertThat(times.max()).isEqualTo(Long.MAX_VALUE);
    assertThat(times.percentile(50)).isEqualTo(Long.MAX_VALUE - 1);
  }

  @Test
  void shouldBeZeroWhenThereIsNothing() {
    Naive.assertSame(new MillisHistogram(), new long[0]);
    assertThatThrownBy(() -> new MillisHistogram().percentile(0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldRefuseItWhenAValueIsNegative() {
    MillisHistogram times = new MillisHistogram();
    assertThatThrownBy(() -> times.record(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Response time -1 ms is below 0");
    assertThat(times.count()).isZero();
  }

  @Test
  void shouldHoldBothWhenOneIsAddedToAnother() {
    long[] values = new Random(7).longs(100_000, 0, 275_000).toArray();
    MillisHistogram even = new MillisHistogram();
    MillisHistogram odd = new MillisHistogram();
    for (int i = 0; i < values.length; i++) {
      (i % 2 == 0 ? even : odd).record(values[i]);
    }
    even.add(odd);

    Naive.assertSame(even, values);
    assertThat(odd.count()).isEqualTo(50_000);
  }

  @Test
  void shouldNotChangeACopyWhenTheOriginalGrows() {
    MillisHistogram times = new MillisHistogram();
    times.record(5);
    MillisHistogram copy = times.copy();
    times.record(7);
    times.record(1_000_000);

    Naive.assertSame(copy, new long[] {5});
    Naive.assertSame(times, new long[] {5, 7, 1_000_000});
  }

  private static void assertExact(int count, long seed, ToLongFunction<Random> source) {
    Random random = new Random(seed);
    long[] values = new long[count];
    MillisHistogram times = new MillisHistogram();
    for (int i = 0; i < count; i++) {
      values[i] = source.applyAsLong(random);
      times.record(values[i]);
    }
    Naive.assertSame(times, values);
  }

  @Test
  void shouldRoundUpwardsWhenDistinctTimesOfMinutesAreMany() {
    MillisHistogram times = new MillisHistogram();
    for (long i = 0; i < MILLION; i++) {
      times.record(300_001 + 7 * i);
    }

    assertThat(times.count()).isEqualTo(MILLION);
    assertThat(times.min()).isEqualTo(301_000);
    assertThat(times.max()).isEqualTo(7_300_000);
    assertThat(times.percentile(50)).isEqualTo(3_800_000);
    assertThat(times.countAbove(Long.MAX_VALUE / 2)).isZero();
  }

  @Test
  void shouldStayExactWhenDistinctTimesOfMinutesAreFew() {
    assertExact(4_000, 9, r -> 300_000 + r.nextInt(1_000_000));
  }
}
