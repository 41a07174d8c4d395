package salvo.compare.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankSumTest {

  @Test
  void shouldCountTheWaysWhenThereAreFewValues() {
    assertThat(RankSum.chance(range(0, 8), range(8, 16))).isCloseTo(1 / 12_870.0, within(1e-12));
    assertThat(RankSum.chance(range(8, 16), range(0, 8))).isCloseTo(1, within(1e-12));
    // Of 2 of 4 ranks the sums 3, 4, 5, 5, 6 and 7 can come.
    assertThat(RankSum.chance(new double[] {1, 3}, new double[] {2, 4}))
        .isCloseTo(2 / 6.0, within(1e-12));
  }

  @Test
  void shouldShareRanksWhenValuesAreTheSame() {
    double[] same = new double[10];

    assertThat(RankSum.chance(same, same)).isCloseTo(1, within(1e-12));
    // 9 of 20 that are above all others, all of them in one half of 10.
    assertThat(RankSum.chance(same, new double[] {0, 1, 1, 1, 1, 1, 1, 1, 1, 1}))
        .isCloseTo(10 / 167_960.0, within(1e-12));
  }

  @Test
  void shouldTakeTheNormalDistributionWhenThereAreManyValues() {
    double[] lower = series(i -> 0);
    double[] upper = series(i -> 40);

    assertThat(RankSum.chance(lower, lower)).isCloseTo(0.5, within(0.01));
    assertThat(RankSum.chance(lower, upper)).isLessThan(1e-6);
    assertThat(RankSum.chance(upper, lower)).isGreaterThan(1 - 1e-6);
    assertThat(RankSum.chance(new double[60], new double[60])).isEqualTo(1);
  }

  @Test
  void shouldTrustBlocksLessWhenTheyResembleTheirNeighbours() {
    double[] lower = series(i -> 0);
    double mixed = RankSum.chance(lower, series(i -> i % 2 * 60));
    double burst = RankSum.chance(lower, series(i -> i / 30 * 60));

    assertThat(mixed).isLessThan(1e-3);
    assertThat(burst).isGreaterThan(10 * mixed);
  }

  /** 60 values in no order, and what is added to each. */
  private static double[] series(IntUnaryOperator more) {
    return IntStream.range(0, 60).mapToDouble(i -> i * 17 % 60 + more.applyAsInt(i)).toArray();
  }

  private static double[] range(int from, int to) {
    return IntStream.range(from, to).mapToDouble(i -> i).toArray();
  }
}
