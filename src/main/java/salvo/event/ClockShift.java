package salvo.event;

import java.util.OptionalDouble;

/**
 * What is added to the instants of one clock to have those of another. Two comparisons tell it, and
 * how the one clock gains on the other between them; before the first and after the second it is as
 * at these.
 *
 * @param fromMillis when the clocks were compared first, by the one that is set right
 * @param firstMillis what is added then
 * @param toMillis when they were compared last
 * @param lastMillis what is added then
 * @param uncertaintyMillis within how much of the true ones these are; empty where nobody knows
 */
public record ClockShift(
    double fromMillis,
    double firstMillis,
    double toMillis,
    double lastMillis,
    OptionalDouble uncertaintyMillis) {

  /** Of a clock that is right. */
  public static final ClockShift NONE = always(0);

  /** The same at all times. */
  public static ClockShift always(long millis) {
    return new ClockShift(0, millis, 0, millis, OptionalDouble.empty());
  }

  /** In whole ms, at an instant of the clock that is set right. */
  public long at(long instantMillis) {
    if (instantMillis >= toMillis) {
      return Math.round(lastMillis);
    }
    double share = Math.max(0, (instantMillis - fromMillis) / (toMillis - fromMillis));
    return Math.round(firstMillis + share * (lastMillis - firstMillis));
  }

  /** The instant by the other clock. */
  public long moved(long instantMillis) {
    return instantMillis + at(instantMillis);
  }

  /** Microseconds that the clock gains in a second; empty where it was not compared twice. */
  public OptionalDouble gainPpm() {
    return toMillis > fromMillis
        ? OptionalDouble.of((firstMillis - lastMillis) / (toMillis - fromMillis) * 1e6)
        : OptionalDouble.empty();
  }
}
