package salvo.run.ahead;

/**
 * Tells from counts, second by second, when a rate no longer rises: the best of the latest four
 * seconds is hardly more than the best before them, and the compiler had little to do in them. One
 * slow second ends nothing, and a rate that is flat while code waits to be compiled will rise.
 */
public final class RisingRate {

  private static final int LATEST = 4;
  private static final double HARDLY_MORE = 1.03;
  private static final long LITTLE_MILLIS = 300;

  private final double[] latest = new double[LATEST];
  private final long[] compiled = new long[LATEST];
  private double before;
  private long counted;
  private long compiledBefore;
  private int seconds;

  /**
   * Takes a second.
   *
   * @param all that were counted since the beginning
   * @param compiledMillis that the compiler has worked since any instant before
   * @return whether the rate still rises, or may do so for all that is known
   */
  public boolean rises(long all, long compiledMillis) {
    int place = seconds % LATEST;
    if (seconds >= LATEST) {
      before = Math.max(before, latest[place]);
    }
    latest[place] = all - counted;
    compiled[place] = compiledMillis - compiledBefore;
    counted = all;
    compiledBefore = compiledMillis;
    seconds++;
    double best = 0;
    long most = 0;
    for (int i = 0; i < LATEST; i++) {
      best = Math.max(best, latest[i]);
      most = Math.max(most, compiled[i]);
    }
    return seconds < 2 * LATEST || best > HARDLY_MORE * before || most > LITTLE_MILLIS;
  }
}
