package salvo.capacity.statistics;

/**
 * Exact binomial tails, by the incomplete beta function, so that numbers need not be whole: the
 * effective number of correlated requests is not. The bounds are those of Clopper and Pearson.
 */
public final class Binomial {

  private static final double TINY = 1e-300;
  private static final double PRECISION = 1e-12;
  private static final int MOST_TERMS = 10_000;

  /** Of the logarithm of the gamma function, by Lanczos with g = 7. */
  private static final double[] LANCZOS = {
    0.99999999999980993,
    676.5203681218851,
    -1259.1392167224028,
    771.32342877765313,
    -176.61502916214059,
    12.507343278686905,
    -0.13857109526572012,
    9.9843695780195716e-6,
    1.5056327351493116e-7
  };

  private Binomial() {}

  /** How probable it is to see at most {@code seen} of {@code number} when the share is true. */
  public static double atMost(double seen, double number, double share) {
    return seen >= number ? 1 : beta(1 - share, number - seen, seen + 1);
  }

  /** How probable it is to see at least {@code seen} of {@code number} when the share is true. */
  public static double atLeast(double seen, double number, double share) {
    if (seen <= 0 || seen > number) {
      return seen <= 0 ? 1 : 0;
    }
    return beta(share, seen, number - seen + 1);
  }

  /** Above which the true share is with no more than that probability. */
  public static double upperBound(double seen, double number, double tail) {
    double low = number > 0 ? Math.min(1, seen / number) : 1;
    double high = 1;
    while (high - low > PRECISION) {
      double middle = (low + high) / 2;
      if (atMost(seen, number, middle) > tail) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /** Below which the true share is with no more than that probability. */
  public static double lowerBound(double seen, double number, double tail) {
    return number > 0 ? 1 - upperBound(Math.max(0, number - seen), number, tail) : 0;
  }

  /** How many without a single one over show that the share is no more than allowed. */
  public static long leastNumber(double allowed, double tail) {
    return (long) Math.ceil(Math.log(tail) / Math.log1p(-allowed));
  }

  /** The regularized incomplete beta function. */
  private static double beta(double x, double a, double b) {
    if (x <= 0 || x >= 1) {
      return x <= 0 ? 0 : 1;
    }
    double front =
        Math.exp(
            logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
    return x < (a + 1) / (a + b + 2)
        ? front * fraction(x, a, b) / a
        : 1 - front * fraction(1 - x, b, a) / b;
  }

  /** Its continued fraction, by the method of Lentz. */
  private static double fraction(double x, double a, double b) {
    double c = 1;
    double d = 1 / away(1 - (a + b) * x / (a + 1));
    double product = d;
    for (int m = 1; m <= MOST_TERMS; m++) {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      d = 1 / away(1 + even * d);
      c = away(1 + even / c);
      product *= d * c;
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      d = 1 / away(1 + odd * d);
      c = away(1 + odd / c);
      product *= d * c;
      if (Math.abs(d * c - 1) < PRECISION) {
        break;
      }
    }
    return product;
  }

  private static double away(double value) {
    return Math.abs(value) < TINY ? TINY : value;
  }

  private static double logGamma(double x) {
    double sum = LANCZOS[0];
    for (int i = 1; i < LANCZOS.length; i++) {
      sum += LANCZOS[i] / (x - 1 + i);
    }
    double t = x + 6.5;
    return Math.log(Math.sqrt(2 * Math.PI)) + (x - 0.5) * Math.log(t) - t + Math.log(sum);
  }
}
