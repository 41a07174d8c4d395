package salvo.sandbox.behaviour;

import java.util.SplittableRandom;

/**
 * Draws how long a request is served, in milliseconds, from a distribution that passes through a
 * published p50, p95, p99 and maximum. With x = -ln(1 - u), u uniform in [0, 1), the logarithm of
 * the time is piecewise linear in x through
 *
 * <pre>
 *   u      0                 .50   .95   .99   .9999
 *   time   p50 * p50 / p95   p50   p95   p99   max
 * </pre>
 *
 * and the time never exceeds the maximum. The least time mirrors the way from p50 to p95; one
 * request in 10,000 takes the maximum.
 */
public final class ServiceTime {

  private static final double[] SHARES = {0, .50, .95, .99, .9999};

  private final double[] exponents = new double[SHARES.length];
  private final double[] logTimes;
  private final double scale;
  private final SplittableRandom random;

  ServiceTime(Percentiles percentiles, double scale, long seed) {
    for (int i = 0; i < SHARES.length; i++) {
      exponents[i] = -Math.log1p(-SHARES[i]);
    }
    this.logTimes = percentiles.logTimes();
    this.scale = scale;
    this.random = new SplittableRandom(seed);
  }

  /** The next time of this endpoint's sequence, which the seed determines. */
  public double nextMillis() {
    double exponent = -Math.log1p(-random.nextDouble());
    return scale * Math.exp(logTime(exponent));
  }

  private double logTime(double exponent) {
    int last = exponents.length - 1;
    if (exponent >= exponents[last]) {
      return logTimes[last];
    }
    int i = 0;
    while (exponent >= exponents[i + 1]) {
      i++;
    }
    double share = (exponent - exponents[i]) / (exponents[i + 1] - exponents[i]);
    return logTimes[i] + share * (logTimes[i + 1] - logTimes[i]);
  }

  /** What a baseline says of an endpoint's response times, in milliseconds, none of them zero. */
  public record Percentiles(double p50, double p95, double p99, double max) {

    private double[] logTimes() {
      return new double[] {
        Math.log(p50 * p50 / p95), Math.log(p50), Math.log(p95), Math.log(p99), Math.log(max)
      };
    }
  }
}
