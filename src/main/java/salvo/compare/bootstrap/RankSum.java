package salvo.compare.bootstrap;

import java.util.Arrays;

/**
 * The rank-sum test of Mann and Whitney: how likely one series of blocks lies above another by
 * chance alone. Exact for up to 40 values in all, ties included; for more the normal distribution,
 * widened where blocks resemble those before them.
 */
public final class RankSum {

  private static final int MOST_EXACT = 40;

  private final int[] lower;
  private final int[] upper;

  /** Of values that are ranked together. */
  private RankSum(double[] lower, double[] upper) {
    double[] sorted = Arrays.copyOf(lower, lower.length + upper.length);
    System.arraycopy(upper, 0, sorted, lower.length, upper.length);
    Arrays.sort(sorted);
    this.lower = ranks(lower, sorted);
    this.upper = ranks(upper, sorted);
  }

  /** The probability that the upper values rank as high, or higher, when nothing differs. */
  public static double chance(double[] lower, double[] upper) {
    RankSum ranked = new RankSum(lower, upper);
    return lower.length + upper.length <= MOST_EXACT ? ranked.exact() : ranked.normal();
  }

  /** Twice the rank, so that the mean of tied ranks is whole. */
  private static int[] ranks(double[] values, double[] sorted) {
    return Arrays.stream(values).mapToInt(it -> twiceRank(it, sorted)).toArray();
  }

  private static int twiceRank(double value, double[] sorted) {
    int below = 0;
    int same = 0;
    for (double other : sorted) {
      below += other < value ? 1 : 0;
      same += other == value ? 1 : 0;
    }
    return 2 * below + same + 1;
  }

  /** By how many of all ways to draw as many ranks have so high a sum. */
  private double exact() {
    int all = lower.length + upper.length;
    int sum = Arrays.stream(upper).sum();
    int most = 2 * all * (all + 1) / 2;
    double[][] ways = new double[upper.length + 1][most + 1];
    ways[0][0] = 1;
    int seen = 0;
    for (int[] ranks : new int[][] {lower, upper}) {
      for (int rank : ranks) {
        seen++;
        for (int drawn = Math.min(seen, upper.length); drawn > 0; drawn--) {
          for (int total = most; total >= rank; total--) {
            ways[drawn][total] += ways[drawn - 1][total - rank];
          }
        }
      }
    }
    double every = Arrays.stream(ways[upper.length]).sum();
    return Arrays.stream(ways[upper.length], sum, most + 1).sum() / every;
  }

  private double normal() {
    double all = lower.length + upper.length;
    double mean = upper.length * (all + 1);
    double squares =
        Arrays.stream(lower).mapToDouble(it -> square(it - all - 1)).sum()
            + Arrays.stream(upper).mapToDouble(it -> square(it - all - 1)).sum();
    double variance = lower.length * (double) upper.length * squares / (all * (all - 1));
    if (variance == 0) {
      return 1;
    }
    double inflation = Math.max(inflation(lower), inflation(upper));
    double deviations = (Arrays.stream(upper).sum() - mean - 1) / Math.sqrt(variance * inflation);
    return Normal.above(deviations);
  }

  private static double inflation(int[] ranks) {
    double mean = Arrays.stream(ranks).average().orElse(0);
    return Autocorrelation.inflation(Arrays.stream(ranks).mapToDouble(it -> it - mean).toArray());
  }

  private static double square(double value) {
    return value * value;
  }
}
