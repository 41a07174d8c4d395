package salvo.compare;

import salvo.compare.Comparison.Change;
import salvo.text.Quantity;

/**
 * What became of a capacity since an earlier search, by the intervals of both.
 *
 * @param tolerance relative change that does not count: within it on both sides is unchanged
 */
public record CapacityChange(CapacityInterval base, CapacityInterval candidate, double tolerance) {

  /**
   * The change between two searches; what their own precision cannot tell apart does not count.
   *
   * @param minEffect least relative change that counts
   */
  static CapacityChange of(CapacityInterval base, CapacityInterval candidate, double minEffect) {
    double precision = Math.max(base.precision(), candidate.precision());
    return new CapacityChange(base, candidate, Math.max(minEffect, precision));
  }

  /** The least that the capacity can be, as a factor of the earlier one. */
  public double low() {
    return base.high() == 0 ? 0 : candidate.low() / base.high();
  }

  /** The most; infinite where nothing broke. */
  public double high() {
    return base.low() == 0 ? Double.POSITIVE_INFINITY : candidate.high() / base.low();
  }

  public Change change() {
    if (high() <= 1) {
      return Change.REGRESSED;
    }
    if (low() >= 1) {
      return Change.IMPROVED;
    }
    boolean isClose = low() >= 1 - tolerance && high() <= 1 + tolerance;
    return isClose ? Change.UNCHANGED : Change.INCONCLUSIVE;
  }

  /** "0.545 to 0.7 times", "at least 1.09 times". */
  public String factor() {
    return Double.isInfinite(high())
        ? "at least " + Quantity.number(low()) + " times"
        : Quantity.number(low()) + " to " + Quantity.number(high()) + " times";
  }
}
