package salvo.stats.times;

/**
 * A view of an exact distribution of response times with a resolution of one millisecond.
 * Percentiles are by nearest rank: the smallest value that at least that share of the observations
 * does not exceed.
 */
public interface ResponseTimes {

  long count();

  /** Smallest value in ms; 0 without observations. */
  long min();

  /** Largest value in ms; 0 without observations. */
  long max();

  /** Arithmetic mean in ms; 0 without observations. */
  double mean();

  /** Population standard deviation in ms; 0 without observations. */
  double stdDev();

  /**
   * The percentile by nearest rank, in ms; 0 without observations.
   *
   * @param percent more than 0 and at most 100
   * @throws IllegalArgumentException outside that range
   */
  long percentile(double percent);

  /** How many observations are larger than that many ms. */
  long countAbove(long millis);
}
