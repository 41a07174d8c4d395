package salvo.capacity.statistics;

import salvo.compare.bootstrap.Autocorrelation;
import salvo.compare.bootstrap.StudentT;

/**
 * How much a series rises from one value to the next, by least squares, and how far that may be
 * from the truth when neighbours resemble each other.
 */
public record Slope(double perStep, double deviation, double freedom) {

  private static final int LEAST_VALUES = 5;

  /** Of a series of at least five values; of a shorter one nothing is known. */
  public static Slope of(double[] series) {
    int size = series.length;
    if (size < LEAST_VALUES) {
      return new Slope(0, Double.POSITIVE_INFINITY, 1);
    }
    double middle = (size - 1) / 2.0;
    double mean = 0;
    for (double value : series) {
      mean += value / size;
    }
    double products = 0;
    double squares = 0;
    for (int i = 0; i < size; i++) {
      products += (i - middle) * (series[i] - mean);
      squares += (i - middle) * (i - middle);
    }
    return around(products / squares, squares, residuals(series, mean, products / squares));
  }

  private static Slope around(double slope, double squares, double[] residuals) {
    double sum = 0;
    for (double residual : residuals) {
      sum += residual * residual;
    }
    double inflation = Autocorrelation.inflation(residuals);
    double freedom = residuals.length - 2.0;
    return new Slope(
        slope, Math.sqrt(inflation * sum / freedom / squares), Math.max(1, freedom / inflation));
  }

  private static double[] residuals(double[] series, double mean, double slope) {
    double[] residuals = new double[series.length];
    for (int i = 0; i < series.length; i++) {
      residuals[i] = series[i] - mean - slope * (i - (series.length - 1) / 2.0);
    }
    return residuals;
  }

  /** Whether it rises for certain, but for the probability. */
  public boolean isPositive(double tail) {
    return perStep > 0 && isBeyond(tail);
  }

  /** Whether it neither rises nor falls for certain, but for the probability on each side. */
  public boolean isLevel(double tail) {
    return !isBeyond(tail);
  }

  /** The normal quantile, which is quick to tell, is the least that Student's can be. */
  private boolean isBeyond(double tail) {
    double size = Math.abs(perStep);
    return size > Normal.exceededWith(tail) * deviation
        && size > StudentT.exceededWith(tail, freedom) * deviation;
  }
}
