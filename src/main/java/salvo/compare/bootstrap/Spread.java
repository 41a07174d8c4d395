package salvo.compare.bootstrap;

import java.util.Arrays;

/**
 * How far a difference may be from the true one, on either side. The quantiles of the resampled
 * differences at 95 % are stretched to the wanted certainty by Student's t, whose degrees of
 * freedom are the blocks less one; where the far tail of the differences reaches further, it
 * counts. Blocks that resemble one another are worth fewer independent ones: both the width and the
 * degrees of freedom follow.
 */
public final class Spread {

  private static final double TAIL = 0.025;
  private static final double NORMAL = 1.959964;
  private static final double LEAST_FREEDOM = 2;

  private final double centre;
  private final double[] differences;
  private final double width;
  private final double freedom;

  /**
   * Around a difference.
   *
   * @param differences of the resampled runs, less the centre
   * @param inflation of the variance, by {@link Autocorrelation}
   */
  Spread(double centre, double[] differences, int blocks, double inflation) {
    this.centre = centre;
    this.differences = differences;
    this.width = Math.sqrt(inflation * blocks / (blocks - 1.0));
    this.freedom = Math.max(LEAST_FREEDOM, (blocks - 1) / inflation);
    Arrays.sort(this.differences);
  }

  /** The difference that was measured. */
  public double centre() {
    return centre;
  }

  /** How many standard deviations the true difference may be away, but for the probability. */
  public double deviations(double tail) {
    return StudentT.exceededWith(tail, freedom);
  }

  /** How far below the difference the true one may be, but for the probability. */
  public double below(double tail, double deviations) {
    return width * Math.max(stretched(-quantile(TAIL), deviations), -quantile(tail));
  }

  /** How far above. */
  public double above(double tail, double deviations) {
    return width * Math.max(stretched(quantile(1 - TAIL), deviations), quantile(1 - tail));
  }

  private static double stretched(double side, double deviations) {
    return deviations * Math.max(0, side) / NORMAL;
  }

  private double quantile(double share) {
    int index = (int) Math.round(share * (differences.length + 1)) - 1;
    return differences[Math.max(0, Math.min(differences.length - 1, index))];
  }
}
