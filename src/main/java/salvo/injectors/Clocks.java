package salvo.injectors;

import java.time.Clock;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * The two clocks of a process.
 *
 * @param wall tells the time of day, and may be set
 * @param nanos only counts
 */
record Clocks(Clock wall, LongSupplier nanos) {

  static final Clocks SYSTEM = new Clocks(Clock.systemUTC(), System::nanoTime);

  /** Since 1970, to the microsecond. */
  double wallMillis() {
    Instant now = wall.instant();
    return now.getEpochSecond() * 1e3 + now.getNano() / 1e6;
  }

  long nanoTime() {
    return nanos.getAsLong();
  }
}
