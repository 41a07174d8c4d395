package salvo.stats.request;

import java.util.SortedMap;
import salvo.stats.times.ResponseTimes;

/**
 * The exact figures of a set of requests: an endpoint, a user type or the whole run.
 *
 * @param requests number of requests, ok and ko
 * @param requestsPerSecond {@code requests} over the duration of the run in seconds; 0 when that is
 *     0
 * @param statuses requests by HTTP status; 0 is "no answer" (or an unrecorded status)
 * @param okStatuses the successful ones of {@code statuses}
 * @param all response times of all requests
 * @param ofOk response times of the successful ones
 * @param ofKo response times of the failed ones
 */
public record Summary(
    String name,
    long requests,
    long ok,
    long ko,
    double requestsPerSecond,
    ResponseTimes all,
    ResponseTimes ofOk,
    ResponseTimes ofKo,
    SortedMap<Integer, Long> statuses,
    SortedMap<Integer, Long> okStatuses)
    implements RequestFigures {

  @Override
  public double errorRate() {
    return requests == 0 ? 0 : (double) ko / requests;
  }
}
