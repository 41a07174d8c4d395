package salvo.monitor.source;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * Rates per second of growing counters. A counter that fell, because what counts started again, has
 * no rate for once; neither has the first reading, nor one within 50 ms of the one before.
 */
public final class CounterRates {

  private static final long MIN_NANOS = Duration.ofMillis(50).toNanos();
  private static final double NANOS_PER_SECOND = 1e9;

  private final LongSupplier nanoClock;
  private double[] start;
  private long startNanos;

  public CounterRates(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
  }

  /** The rates since the last reading that counted; NaN for what has none. */
  public double[] perSecond(double[] counters) {
    long now = nanoClock.getAsLong();
    double[] rates = new double[counters.length];
    Arrays.fill(rates, Double.NaN);
    if (start != null && now - startNanos < MIN_NANOS) {
      return rates;
    }
    for (int i = 0; start != null && i < rates.length; i++) {
      double grown = counters[i] - start[i];
      rates[i] = grown < 0 ? Double.NaN : grown * NANOS_PER_SECOND / (now - startNanos);
    }
    start = counters.clone();
    startNanos = now;
    return rates;
  }
}
