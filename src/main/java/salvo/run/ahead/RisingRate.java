package salvo.run.ahead;

/**
 * Tells from counts, second by second, when a rate no longer rises: the best of the latest four
 * seconds is hardly more than the best before them. One slow second ends nothing.
 */
public final class RisingRate {

  private static final int LATEST = 4;
  private static final double HARDLY_MORE = 1.03;

  private final double[] latest = new double[LATEST];
  private double before;
  private long counted;
  private int seconds;

  /**
   * Takes a second.
   *
   * @param all that were counted since the beginning
   * @return whether the rate still rises, or may do so for all that is known
   */
  public boolean rises(long all) {
    int place = seconds % LATEST;
    if (seconds >= LATEST) {
      before = Math.max(before, latest[place]);
    }
    latest[place] = all - counted;
    counted = all;
    seconds++;
    double best = 0;
    for (double rate : latest) {
      best = Math.max(best, rate);
    }
    return seconds < 2 * LATEST || best > HARDLY_MORE * before;
  }
}
