package salvo.live;

import java.util.HashMap;
import java.util.Map;
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

  void record(String endpoint, long millis, boolean ok, boolean isJudged) {
    all.record(millis, ok);
    if (isJudged) {
      RequestCounts known = judged.get(endpoint);
      (known != null ? known : judged.computeIfAbsent(endpoint, it -> new RequestCounts()))
          .record(millis, ok);
    }
  }

  RequestCounts all() {
    return all;
  }

  Map<String, RequestCounts> judged() {
    return judged;
  }
}
