package salvo.stats.request;

import salvo.stats.times.ResponseTimes;

/** What objectives are judged by: the figures of a set of requests, finished or still growing. */
public interface RequestFigures {

  /** Number of requests, ok and ko. */
  long requests();

  /** Requests per second of the time that they took in all. */
  double requestsPerSecond();

  /** Response times of all requests, ok and ko. */
  ResponseTimes all();

  /** Failed requests as a share of all, 0 to 1; 0 when there were none at all. */
  double errorRate();
}
