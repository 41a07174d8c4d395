package salvo.compare;

import java.util.Optional;
import salvo.compare.Comparison.Change;
import salvo.compare.bootstrap.RankSum;

/**
 * Tells changes that need no interval: the figure is far beyond that of the other run, and so are
 * its blocks of time, by their ranks. By chance they would be in no more than one of 1,000 cases,
 * or less where more figures are compared, so that all of them hold together.
 */
final class Separation {

  private static final double MOST_CHANCE = 0.001;
  private static final double TAIL = (1 - ComparisonRules.CONFIDENCE) / 2;
  private static final double LEAST_FACTOR = 2;
  private static final double LEAST_POINTS = 0.1;

  private final boolean isShare;
  private final double least;
  private final double mostChance;

  private Separation(boolean isShare, double least, int figures) {
    this.isShare = isShare;
    this.least = least;
    this.mostChance = Math.min(MOST_CHANCE, TAIL / figures);
  }

  /**
   * Of shares of 0 to 1, which have to be a tenth apart.
   *
   * @param figures how many are compared in all
   */
  static Separation ofShares(int figures) {
    return new Separation(true, 0, figures);
  }

  /**
   * Of times or rates, of which one has to be double the other; smaller ones count as the least.
   *
   * @param figures how many are compared in all
   */
  static Separation ofFactors(double least, int figures) {
    return new Separation(false, least, figures);
  }

  /** A figure of a run, and the same of each of its blocks of time. */
  record Blocks(double whole, double[] each) {}

  /** What the change from the base to the candidate is; empty where it is not clear. */
  Optional<Change> change(Blocks base, Blocks candidate, Measured.Bounds bounds) {
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
    return far && RankSum.chance(lower.each(), upper.each()) <= mostChance;
  }
}
