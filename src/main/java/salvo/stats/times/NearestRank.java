package salvo.stats.times;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The nearest-rank rule: the percentile is the observation of this rank in ascending order. */
public final class NearestRank {

  /** Up to here a hundredfold fits into a long. */
  private static final long MOST_IN_WHOLE_NUMBERS = Long.MAX_VALUE / 1_000;

  private NearestRank() {}

  /**
   * The smallest rank whose share of {@code count} is at least {@code percent}. Decimal, because in
   * binary 99.9 % of 1,000 is slightly more than 999 and would become rank 1,000.
   *
   * @throws IllegalArgumentException unless 0 &lt; percent &lt;= 100
   */
  public static long of(double percent, long count) {
    if (!(percent > 0 && percent <= 100)) {
      throw new IllegalArgumentException(
          "Percentile " + percent + " is out of range: more than 0 and at most 100");
    }
    if (percent == (int) percent && count < MOST_IN_WHOLE_NUMBERS) {
      return ((int) percent * count + 99) / 100;
    }
    return BigDecimal.valueOf(percent)
        .multiply(BigDecimal.valueOf(count))
        .movePointLeft(2)
        .setScale(0, RoundingMode.CEILING)
        .longValueExact();
  }
}
