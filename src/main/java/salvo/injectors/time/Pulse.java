package salvo.injectors.time;

import java.time.Duration;

/**
 * The beat at which injectors show that they live. It tells too that this process stood still, by a
 * beat that came late: what was not heard meanwhile is nobody else's silence.
 */
public final class Pulse {

  public static final long BEAT_MILLIS = 1_000;

  /** Noticed within a beat more, and so within 10 s. A machine that is too busy is not yet lost. */
  public static final Duration SILENCE = Duration.ofSeconds(7);

  private static final long STANDSTILL_NANOS = 2_000_000_000L;

  private long lastNanos;

  public Pulse(long nowNanos) {
    lastNanos = nowNanos;
  }

  /** For how long this process stood still since the last beat; 0 if it did not. */
  public long stoodStillNanos(long nowNanos) {
    long late = nowNanos - lastNanos - BEAT_MILLIS * 1_000_000;
    lastNanos = nowNanos;
    return late < STANDSTILL_NANOS ? 0 : late;
  }
}
