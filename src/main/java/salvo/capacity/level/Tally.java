package salvo.capacity.level;

import java.util.List;

/**
 * What an objective saw in a second.
 *
 * @param number of requests that it bounds
 * @param sum of those that count against it; for a mean, of their times in ms
 * @param millis sum of their times
 */
record Tally(double number, double sum, double millis) {

  /** The mean time of each second; where nothing ended, that of the one before. */
  static double[] times(List<Tally> seconds) {
    double[] times = new double[seconds.size()];
    double latest = 0;
    for (int i = 0; i < times.length; i++) {
      Tally second = seconds.get(i);
      latest = second.number > 0 ? second.millis / second.number : latest;
      times[i] = latest;
    }
    return times;
  }
}
