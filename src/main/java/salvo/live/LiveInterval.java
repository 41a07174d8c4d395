package salvo.live;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import salvo.event.RunEvent;
import salvo.stats.request.RequestCounts;

/**
 * The requests that were recorded within about a second: all of them, and by endpoint those that
 * the objectives count.
 */
final class LiveInterval {

  /** Requests without objectives of their own. */
  static final String OTHERS = "";

  private final RequestCounts all = new RequestCounts();
  private final Map<String, RequestCounts> judged = new HashMap<>();
  private final Set<String> beside = new HashSet<>();

  void record(RunEvent.Request request, String endpoint, long millis, boolean isJudged) {
    boolean ok = request.ok();
    boolean isBeside = request.isBeside();
    if (isBeside) {
      beside.add(request.name());
    } else {
      all.record(millis, ok);
    }
    if (isJudged && !(isBeside && endpoint.equals(OTHERS))) {
      RequestCounts known = judged.get(endpoint);
      (known != null ? known : judged.computeIfAbsent(endpoint, it -> new RequestCounts()))
          .record(millis, ok);
    }
  }

  /** Whether that is no request, but measured beside them. */
  boolean isBeside(String endpoint) {
    return beside.contains(endpoint);
  }

  RequestCounts all() {
    return all;
  }

  Map<String, RequestCounts> judged() {
    return judged;
  }
}
