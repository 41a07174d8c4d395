package salvo.compare;

import java.util.Arrays;
import java.util.Optional;
import salvo.compare.Comparison.Change;

/**
 * Tells changes that need no interval: each block of time of one run is far beyond all of the
 * other's. If nothing had changed, the blocks would fall so by chance in one of 12,870 cases.
 */
final class Separation {

  static final int LEAST_BLOCKS = 8;

  private static final double LEAST_FACTOR = 2;
  private static final double LEAST_POINTS = 0.1;

  private final boolean isShare;
  private final double least;

  private Separation(boolean isShare, double least) {
    this.isShare = isShare;
    this.least = least;
  }

  /** Of shares of 0 to 1, which have to be a tenth apart. */
  static Separation ofShares() {
    return new Separation(true, 0);
  }

  /**
   * Of times or rates, of which one has to be double the other; smaller ones count as the least.
   */
  static Separation ofFactors(double least) {
    return new Separation(false, least);
  }

  /** What the change from the base's blocks to the candidate's is; empty where it is not clear. */
  Optional<Change> change(double[] base, double[] candidate, Measured.Bounds bounds) {
    if (Math.min(base.length, candidate.length) < LEAST_BLOCKS) {
      return Optional.empty();
    }
    if (isFarAbove(candidate, base)) {
      return bounds.higher();
    }
    return isFarAbove(base, candidate) ? bounds.lower() : Optional.empty();
  }

  private boolean isFarAbove(double[] upper, double[] lower) {
    double lowest = Arrays.stream(upper).min().orElseThrow();
    double highest = Arrays.stream(lower).max().orElseThrow();
    return isShare
        ? lowest - highest >= LEAST_POINTS
        : lowest >= LEAST_FACTOR * Math.max(least, highest);
  }
}
