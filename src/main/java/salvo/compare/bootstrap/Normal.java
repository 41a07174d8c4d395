package salvo.compare.bootstrap;

/** The tail of the normal distribution, by the trapezoidal rule. */
final class Normal {

  private static final int STEPS = 2_000;
  private static final double FAR = 12;

  private Normal() {}

  /** The probability of a value above so many standard deviations. */
  static double above(double deviations) {
    if (deviations < 0) {
      return 1 - above(-deviations);
    }
    double step = (FAR - Math.min(FAR, deviations)) / STEPS;
    double area = 0;
    for (int i = 0; i < STEPS; i++) {
      area += (density(deviations + i * step) + density(deviations + (i + 1) * step)) / 2 * step;
    }
    return area;
  }

  private static double density(double at) {
    return Math.exp(-at * at / 2) / Math.sqrt(2 * Math.PI);
  }
}
