package salvo.run.record;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import salvo.event.RunEvent;
import salvo.event.log.SimulationLog;

/**
 * The requests that were recorded last. Gatling stops its data writers one after another, so what
 * ends while a load is cut short may still reach the log and no longer us.
 */
final class LatestRequests {

  private static final long WINDOW_MILLIS = 2_000;

  private final Deque<RunEvent.Request> latest = new ArrayDeque<>();

  /** What tells one request from another in both sources. */
  private record Key(
      List<String> groups, String name, long start, long end, boolean ok, long times) {
    static Key of(RunEvent.Request it) {
      return new Key(it.groups(), it.name(), it.startMillis(), it.endMillis(), it.ok(), it.times());
    }
  }

  synchronized void add(RunEvent.Request request) {
    latest.addLast(request);
    while (latest.getFirst().endMillis() < request.endMillis() - WINDOW_MILLIS) {
      latest.removeFirst();
    }
  }

  /**
   * The requests at the end of the log that were not recorded; their statuses are unknown.
   *
   * @throws IOException when the log cannot be read
   */
  synchronized List<RunEvent.Request> missing(Path log) throws IOException {
    if (latest.isEmpty()) {
      return List.of();
    }
    Map<Key, Integer> recorded = new HashMap<>();
    latest.forEach(request -> recorded.merge(Key.of(request), 1, Integer::sum));
    long since = latest.getLast().endMillis() - WINDOW_MILLIS / 2;
    List<RunEvent.Request> missing = new ArrayList<>();
    SimulationLog.read(
        log,
        event -> {
          if (event instanceof RunEvent.Request request
              && request.endMillis() > since
              && recorded.merge(Key.of(request), -1, Integer::sum) < 0) {
            missing.add(request);
          }
        });
    return missing;
  }
}
