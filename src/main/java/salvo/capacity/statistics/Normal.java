package salvo.capacity.statistics;

/** The standard normal distribution, to a relative error of about 1e-7 in its far tails too. */
final class Normal {

  private static final double FAR = 38;

  /** Of the complementary error function, by Chebyshev: Press et al., Numerical Recipes, erfcc. */
  private static final double[] COEFFICIENTS = {
    -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806,
    0.27886807, -1.13520398, 1.48851587, -0.82215223, 0.17087277
  };

  private Normal() {}

  /** The probability of more than {@code value}, which is at least 0. */
  static double above(double value) {
    double x = value / Math.sqrt(2);
    double t = 1 / (1 + x / 2);
    double sum = 0;
    for (int i = COEFFICIENTS.length - 1; i >= 0; i--) {
      sum = sum * t + COEFFICIENTS[i];
    }
    return t * Math.exp(-x * x + sum) / 2;
  }

  /** The value that is exceeded with a probability of more than 0 and at most 0.5. */
  static double exceededWith(double tail) {
    double low = 0;
    double high = FAR;
    while (high - low > 1e-12 * FAR) {
      double middle = (low + high) / 2;
      if (above(middle) > tail) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }
}
