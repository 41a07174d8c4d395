package salvo.stats;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import salvo.event.RunEvent;

/** The slowest requests so far, which ones being the same in whatever order they come. */
final class SlowestRequests {

  private static final Comparator<SlowRequest> SLOWEST_FIRST =
      Comparator.comparingLong(SlowRequest::millis)
          .reversed()
          .thenComparingLong(SlowRequest::startMillis)
          .thenComparing(SlowRequest::name)
          .thenComparing(it -> it.groups().toString())
          .thenComparing(SlowRequest::message);

  private final PriorityQueue<SlowRequest> slowest = new PriorityQueue<>(SLOWEST_FIRST.reversed());
  private final int most;

  /** The shortest time that is long enough. */
  private long least;

  SlowestRequests(int most) {
    this.most = most;
  }

  /** Whether one that took so long may be among them. */
  boolean admits(long millis) {
    return millis >= least;
  }

  void add(RunEvent.Request request, long millis) {
    if (!admits(millis)) {
      return;
    }
    add(
        new SlowRequest(
            request.groups(),
            request.name(),
            request.startMillis(),
            millis,
            request.ok(),
            request.message()));
  }

  List<SlowRequest> list() {
    return slowest.stream().sorted(SLOWEST_FIRST).toList();
  }

  private void add(SlowRequest request) {
    slowest.add(request);
    if (slowest.size() > most) {
      slowest.poll();
    }
    if (slowest.size() == most) {
      least = slowest.peek().millis();
    }
  }
}
