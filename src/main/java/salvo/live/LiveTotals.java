package salvo.live;

import salvo.stats.times.ResponseTimes;

/**
 * What a load has made since it began.
 *
 * @param users at work, the most at once within the last second
 * @param times response times of all requests
 */
public record LiveTotals(long requests, long ko, int users, LivePercentiles times) {

  public static LiveTotals of(long requests, long ko, int users, ResponseTimes times) {
    return new LiveTotals(requests, ko, users, LivePercentiles.of(times));
  }
}
