package salvo.stats;

import java.util.Collections;

/** The running counts that a {@link Summary} is made from. */
final class RequestTally {

  private final MillisHistogram ok = new MillisHistogram();
  private final MillisHistogram ko = new MillisHistogram();
  private final StatusCounts statuses = new StatusCounts();

  void record(boolean success, long millis, int status) {
    (success ? ok : ko).record(millis);
    statuses.add(status, 1);
  }

  void add(RequestTally other) {
    ok.add(other.ok);
    ko.add(other.ko);
    statuses.addAll(other.statuses);
  }

  long requests() {
    return ok.count() + ko.count();
  }

  long failures() {
    return ko.count();
  }

  /** A copy: later requests do not change it. */
  MillisHistogram responseTimes() {
    MillisHistogram all = ok.copy();
    all.add(ko);
    return all;
  }

  Summary summary(String name, double seconds) {
    return new Summary(
        name,
        requests(),
        ok.count(),
        ko.count(),
        seconds > 0 ? requests() / seconds : 0,
        responseTimes(),
        ok.copy(),
        ko.copy(),
        Collections.unmodifiableSortedMap(statuses.toMap()));
  }
}
