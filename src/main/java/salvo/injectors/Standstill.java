package salvo.injectors;

/**
 * Finds out that this process stood still, by a timer that came late: what was not heard meanwhile
 * is nobody else's silence.
 */
final class Standstill {

  private static final long NOTABLE_NANOS = 2_000_000_000L;

  private long lastNanos;

  Standstill(long nowNanos) {
    lastNanos = nowNanos;
  }

  /** For how long it stood still since the last call, which comes with each beat. */
  long nanosUntil(long nowNanos) {
    long late = nowNanos - lastNanos - Coordinator.BEAT_MILLIS * 1_000_000;
    lastNanos = nowNanos;
    return late < NOTABLE_NANOS ? 0 : late;
  }
}
