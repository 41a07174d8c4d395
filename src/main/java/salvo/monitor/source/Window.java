package salvo.monitor.source;

import java.time.Duration;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;

/**
 * The time between two readings of growing counters, over which a rate is taken. It measures its
 * own length, so that a late sample has the rate of the time that really passed.
 */
public final class Window<R> {

  /**
   * The kernel counts processor time in steps of 10 ms, so that a shorter window says little; a
   * sample taken at the end of a run can be that close to the one before.
   */
  private static final long MIN_NANOS = Duration.ofMillis(50).toNanos();

  private final LongSupplier nanoClock;
  private R start;
  private long startNanos;

  public Window(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
  }

  /**
   * Ends the window with this reading and begins the next one.
   *
   * @return the rate, or empty where there is none, as for the first reading and for one that comes
   *     too soon; the latter is dropped and the window goes on
   */
  public OptionalDouble end(R reading, Rate<R> rate) {
    long now = nanoClock.getAsLong();
    long length = now - startNanos;
    if (start != null && length < MIN_NANOS) {
      return OptionalDouble.empty();
    }
    double result = start == null ? Double.NaN : rate.between(start, reading, length);
    start = reading;
    startNanos = now;
    return Double.isNaN(result) ? OptionalDouble.empty() : OptionalDouble.of(result);
  }

  /** How two readings and the time between them make a rate. */
  @FunctionalInterface
  public interface Rate<R> {
    double between(R start, R end, long nanos);
  }
}
