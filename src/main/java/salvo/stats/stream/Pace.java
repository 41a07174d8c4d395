package salvo.stats.stream;

/**
 * How fast a stream is, which is recorded as the time that 100 tokens take at its pace: whole
 * milliseconds are fine enough for that.
 */
public final class Pace {

  /** A time is of so many tokens. */
  public static final int TOKENS = 100;

  private static final double MILLIS = 1_000;

  private Pace() {}

  /** The tokens per second at a pace, in ms; of 0 ms, as fast as can be told. */
  public static double tokensPerSecond(double millis) {
    return TOKENS * MILLIS / Math.max(1, millis);
  }

  /** The pace in ms of so many tokens per second. */
  public static double millis(double tokensPerSecond) {
    return TOKENS * MILLIS / tokensPerSecond;
  }
}
