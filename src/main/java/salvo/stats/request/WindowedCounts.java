package salvo.stats.request;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import salvo.event.RunEvent;

/**
 * Counts requests of some names within parts of a run, such as the levels of its load; a request
 * belongs to the part in which it ended. Time begins with the first measured user or request that
 * starts. Safe for use by several threads.
 */
public final class WindowedCounts implements Consumer<RunEvent> {

  private final List<Window> windows;
  private final Set<String> names;
  private final Predicate<String> isMeasured;
  private final List<Map<String, RequestCounts>> counts = new ArrayList<>();
  private long beginning = Long.MAX_VALUE;

  /** A part of a run, ms since its beginning; its end is no part of it. */
  public record Window(long fromMillis, long toMillis) {}

  /**
   * @param windows that do not overlap
   * @param names what is counted
   * @param isMeasured tells of a scenario whether its users are part of the run
   */
  public WindowedCounts(List<Window> windows, Set<String> names, Predicate<String> isMeasured) {
    this.windows = List.copyOf(windows);
    this.names = Set.copyOf(names);
    this.isMeasured = isMeasured;
    windows.forEach(it -> counts.add(new HashMap<>()));
  }

  @Override
  public synchronized void accept(RunEvent event) {
    if (event instanceof RunEvent.User user) {
      if (user.start() && isMeasured.test(user.scenario())) {
        beginning = Math.min(beginning, user.atMillis());
      }
    } else if (event instanceof RunEvent.Request request) {
      if (!request.isBeside()) {
        beginning = Math.min(beginning, request.startMillis());
      }
      if (names.contains(request.name())) {
        count(request);
      }
    }
  }

  private void count(RunEvent.Request request) {
    long at = request.endMillis() - beginning;
    for (int i = 0; i < windows.size(); i++) {
      if (windows.get(i).fromMillis() <= at && at < windows.get(i).toMillis()) {
        counts
            .get(i)
            .computeIfAbsent(request.name(), name -> new RequestCounts())
            .record(Math.max(0, request.responseTimeMillis()), request.ok(), request.times());
      }
    }
  }

  /** The figures of a window by name, of those with at least so many requests. */
  public synchronized Map<String, RequestFigures> during(Window window, long leastRequests) {
    int place = windows.indexOf(window);
    double seconds = (window.toMillis() - window.fromMillis()) / 1000.0;
    return counts.get(place).entrySet().stream()
        .filter(it -> it.getValue().requests() >= leastRequests)
        .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().over(seconds)));
  }
}
