package salvo.live;

import salvo.stats.MillisHistogram;
import salvo.stats.RequestFigures;
import salvo.stats.ResponseTimes;

/** Exact counts of requests. Not safe for use by several threads. */
final class LiveTally {

  private final MillisHistogram times = new MillisHistogram();
  private long ko;

  /** Figures at one moment; the times are those of the tally and grow with it. */
  private record Figures(
      long requests, double requestsPerSecond, ResponseTimes all, double errorRate)
      implements RequestFigures {}

  void record(long millis, boolean ok) {
    times.record(millis);
    ko += ok ? 0 : 1;
  }

  void add(LiveTally other) {
    times.add(other.times);
    ko += other.ko;
  }

  long requests() {
    return times.count();
  }

  long ko() {
    return ko;
  }

  ResponseTimes times() {
    return times;
  }

  double errorRate() {
    return requests() == 0 ? 0 : (double) ko / requests();
  }

  /** What objectives are judged by, had the requests taken that many seconds. */
  RequestFigures over(double seconds) {
    return new Figures(requests(), seconds > 0 ? requests() / seconds : 0, times, errorRate());
  }
}
