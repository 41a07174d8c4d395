package salvo.capacity;

import java.util.OptionalDouble;
import salvo.compare.Comparison.Change;
import salvo.text.Quantity;

/**
 * What became of a capacity since an earlier search, by the intervals of both: each lies between
 * the highest level that holds and the lowest that breaks.
 *
 * @param low the least that the capacity can be of the earlier one
 * @param high the most; infinite where nothing broke
 */
public record CapacityChange(double low, double high, Change change) {

  /**
   * Compares two results.
   *
   * @param minEffect relative change that does not count: within it on both sides is unchanged
   */
  public static CapacityChange of(CapacityResult base, CapacityResult candidate, double minEffect) {
    double low = low(candidate) / high(base);
    double high = low(base) == 0 ? Double.POSITIVE_INFINITY : high(candidate) / low(base);
    return new CapacityChange(low, high, change(low, high, minEffect));
  }

  private static Change change(double low, double high, double minEffect) {
    if (high <= 1) {
      return Change.REGRESSED;
    }
    if (low >= 1) {
      return Change.IMPROVED;
    }
    boolean isClose = low >= 1 - minEffect && high <= 1 + minEffect;
    return isClose ? Change.UNCHANGED : Change.INCONCLUSIVE;
  }

  /** In a sentence. */
  public String sentence() {
    String range =
        Double.isInfinite(high)
            ? "at least " + Quantity.number(low) + " times"
            : Quantity.number(low) + " to " + Quantity.number(high) + " times";
    return "The capacity is " + range + " the earlier one: " + change + ".";
  }

  private static double low(CapacityResult result) {
    return result.holds().orElse(0);
  }

  private static double high(CapacityResult result) {
    OptionalDouble breaks = result.breaks();
    return breaks.orElse(Double.POSITIVE_INFINITY);
  }
}
