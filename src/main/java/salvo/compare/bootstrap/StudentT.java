package salvo.compare.bootstrap;

/**
 * Quantiles of Student's t distribution. With x = sqrt(f) / tan(a) its density becomes sin(a)^(f-1)
 * over 0 to 180 degrees, which is integrated by the trapezoidal rule from the tail on. Of our own,
 * because commons-statistics would bring eight jars for this one quantile.
 */
public final class StudentT {

  private static final int STEPS = 2_000;
  private static final double STEP = Math.PI / 2 / STEPS;

  private StudentT() {}

  /**
   * The value that is exceeded with a small probability.
   *
   * @param tail that probability, more than 0 and at most 0.5
   * @param freedom degrees of freedom, at least 1; need not be whole
   */
  public static double exceededWith(double tail, double freedom) {
    double[] density = new double[STEPS + 1];
    double half = 0;
    for (int i = 0; i <= STEPS; i++) {
      density[i] = Math.pow(Math.sin(i * STEP), freedom - 1);
      half += i == 0 ? 0 : (density[i - 1] + density[i]) / 2;
    }
    double left = tail * 2 * half;
    int i = 0;
    while (i < STEPS - 1 && left > (density[i] + density[i + 1]) / 2) {
      left -= (density[i] + density[i + 1]) / 2;
      i++;
    }
    double fromEnd = (i + 2 * left / (density[i] + density[i + 1])) * STEP;
    return Math.sqrt(freedom) / Math.tan(fromEnd);
  }
}
