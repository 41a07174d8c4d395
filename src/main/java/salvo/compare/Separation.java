package salvo.compare;

import java.util.Optional;
import salvo.compare.Comparison.Change;
import salvo.compare.bootstrap.RankSum;

/**
 * Tells changes that need no interval: the figure is far beyond that of the other run, and so are
 * its blocks of time, which would fall so by chance in no more than one of 12,870 cases, as eight
 * blocks beyond all of eight others do.
 */
final class Separation {

  static final int LEAST_BLOCKS = 8;

  private static final double MOST_CHANCE = 1 / 12_870.0;
  private static final double ROUNDING = 1e-12;
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

  /** A figure of a run, and the same of each of its blocks of time. */
  record Blocks(double whole, double[] each) {}

  /** What the change from the base to the candidate is; empty where it is not clear. */
  Optional<Change> change(Blocks base, Blocks candidate, Measured.Bounds bounds) {
    if (Math.min(base.each().length, candidate.each().length) < LEAST_BLOCKS) {
      return Optional.empty();
    }
    if (isFarAbove(candidate, base)) {
      return bounds.higher();
    }
    return isFarAbove(base, candidate) ? bounds.lower() : Optional.empty();
  }

  private boolean isFarAbove(Blocks upper, Blocks lower) {
    boolean far =
        isShare
            ? upper.whole() - lower.whole() >= LEAST_POINTS
            : upper.whole() >= LEAST_FACTOR * Math.max(least, lower.whole());
    return far && RankSum.chance(lower.each(), upper.each()) <= MOST_CHANCE + ROUNDING;
  }
}
