package salvo.stats.request;

import java.util.Collections;
import java.util.List;
import salvo.event.RunEvent;
import salvo.stats.times.MillisHistogram;

/** The running counts that a {@link Summary} is made from. */
public final class RequestTally {

  private MillisHistogram ok = new MillisHistogram();
  private MillisHistogram ko = new MillisHistogram();
  private StatusCounts okStatuses = new StatusCounts();
  private StatusCounts koStatuses = new StatusCounts();

  public void record(boolean success, long millis, int status) {
    record(success, millis, status, 1);
  }

  /** Counts as many of the same. */
  public void record(boolean success, long millis, int status, long times) {
    (success ? ok : ko).record(millis, times);
    (success ? okStatuses : koStatuses).add(status, times);
  }

  /**
   * Takes response times from elsewhere for those that were counted. Requests that were not counted
   * are of no status.
   *
   * @param okTimes of the good ones, which are at least as many as were counted
   * @param koTimes of the failed ones, likewise
   */
  public void retime(MillisHistogram okTimes, MillisHistogram koTimes) {
    addUnknown(okStatuses, okTimes.count() - ok.count());
    addUnknown(koStatuses, koTimes.count() - ko.count());
    ok = okTimes;
    ko = koTimes;
  }

  private static void addUnknown(StatusCounts statuses, long requests) {
    if (requests > 0) {
      statuses.add(RunEvent.NO_STATUS, requests);
    }
  }

  public void add(RequestTally other) {
    ok.add(other.ok);
    ko.add(other.ko);
    okStatuses.addAll(other.okStatuses);
    koStatuses.addAll(other.koStatuses);
  }

  long requests() {
    return ok.count() + ko.count();
  }

  long failures() {
    return ko.count();
  }

  /** A copy: later requests do not change it. */
  public MillisHistogram responseTimes() {
    MillisHistogram all = ok.copy();
    all.add(ko);
    return all;
  }

  public RequestStatuses statuses(List<String> groups, String name) {
    return new RequestStatuses(groups, name, okStatuses.toMap(), koStatuses.toMap());
  }

  /** Takes statuses from elsewhere for those that were counted. */
  public void restore(RequestStatuses statuses) {
    okStatuses = StatusCounts.of(statuses.ok());
    koStatuses = StatusCounts.of(statuses.ko());
  }

  public Summary summary(String name, double seconds) {
    StatusCounts statuses = new StatusCounts();
    statuses.addAll(okStatuses);
    statuses.addAll(koStatuses);
    return new Summary(
        name,
        requests(),
        ok.count(),
        ko.count(),
        seconds > 0 ? requests() / seconds : 0,
        responseTimes(),
        ok.copy(),
        ko.copy(),
        Collections.unmodifiableSortedMap(statuses.toMap()),
        Collections.unmodifiableSortedMap(okStatuses.toMap()));
  }
}
