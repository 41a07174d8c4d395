package salvo.injectors.time;

import java.time.Clock;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * The two clocks of a process.
 *
 * @param wall tells the time of day, and may be set
 * @param nanos only counts
 */
public record Clocks(Clock wall, LongSupplier nanos) {

  public static final Clocks SYSTEM = new Clocks(Clock.systemUTC(), System::nanoTime);

  /** Since 1970, to the microsecond. */
  public double wallMillis() {
    Instant now = wall.instant();
    return now.getEpochSecond() * 1e3 + now.getNano() / 1e6;
  }

  public long nanoTime() {
    return nanos.getAsLong();
  }
}
