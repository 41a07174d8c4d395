package salvo.stats.request;

import java.util.Collections;
import java.util.List;
import salvo.stats.times.MillisHistogram;

/** The running counts that a {@link Summary} is made from. */
public final class RequestTally {

  private final MillisHistogram ok = new MillisHistogram();
  private final MillisHistogram ko = new MillisHistogram();
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
