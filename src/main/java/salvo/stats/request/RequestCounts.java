package salvo.stats.request;

import salvo.stats.times.MillisHistogram;
import salvo.stats.times.ResponseTimes;
import salvo.stats.times.TimeCounts;

/** Exact counts of requests, to which more are added. Not safe for use by several threads. */
public final class RequestCounts {

  private final MillisHistogram times = new MillisHistogram();
  private long ko;

  /** Figures at one moment; the times are those of the counts and grow with them. */
  private record Figures(
      long requests, double requestsPerSecond, ResponseTimes all, double errorRate)
      implements RequestFigures {}

  public void record(long millis, boolean ok) {
    record(millis, ok, 1);
  }

  /** Counts as many of the same. */
  public void record(long millis, boolean ok, long number) {
    times.record(millis, number);
    ko += ok ? 0 : number;
  }

  public void add(RequestCounts other) {
    times.add(other.times);
    ko += other.ko;
  }

  /** Adds requests that were counted elsewhere, with the failed ones of them. */
  public void add(TimeCounts more, long failed) {
    more.addTo(times);
    ko += failed;
  }

  /** The response times as they are now, of ok and ko. */
  public TimeCounts counted() {
    return times.counts();
  }

  public long requests() {
    return times.count();
  }

  public long ko() {
    return ko;
  }

  public ResponseTimes times() {
    return times;
  }

  public double errorRate() {
    return requests() == 0 ? 0 : (double) ko / requests();
  }

  /** What objectives are judged by, had the requests taken that many seconds. */
  public RequestFigures over(double seconds) {
    return new Figures(requests(), seconds > 0 ? requests() / seconds : 0, times, errorRate());
  }
}
