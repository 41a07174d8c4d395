package salvo.compare.bootstrap;

/**
 * How many times larger the variance of a mean is because blocks resemble those before them. Two
 * estimates, of which the larger counts: the sum of the autocorrelations up to four times the
 * correlation time that they give, and what a first-order process with the correlation of
 * neighbours would have.
 */
public final class Autocorrelation {

  private static final double WINDOW = 4;
  private static final double MOST_CORRELATED = 0.9;

  private Autocorrelation() {}

  /** At least 1: blocks that differ from their neighbours narrow nothing. */
  public static double inflation(double[] series) {
    double squares = products(series, 0);
    if (squares == 0) {
      return 1;
    }
    return Math.max(1, Math.max(windowed(series, squares), firstOrder(series, squares)));
  }

  private static double windowed(double[] series, double squares) {
    double sum = 1;
    int lag = 1;
    while (lag < series.length / 3 && (lag == 1 || lag < WINDOW * sum / 2)) {
      sum += 2 * products(series, lag) / squares;
      lag++;
    }
    // Deviations from a mean of their own are correlated too little; more so the longer the window.
    return sum / (1 - (2.0 * lag - 1) / series.length);
  }

  private static double firstOrder(double[] series, double squares) {
    double blocks = series.length;
    double neighbours = (products(series, 1) / squares + 1 / blocks) / (1 - 3 / blocks);
    double correlation = Math.max(0, Math.min(MOST_CORRELATED, neighbours));
    return (1 + correlation) / (1 - correlation);
  }

  private static double products(double[] series, int lag) {
    double sum = 0;
    for (int i = lag; i < series.length; i++) {
      sum += series[i] * series[i - lag];
    }
    return sum;
  }
}
