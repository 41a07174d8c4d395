package salvo.live;

import java.util.HashMap;
import java.util.Map;

/**
 * The requests that were recorded within about a second: all of them, and by endpoint those that
 * the objectives count.
 */
final class LiveInterval {

  private final LiveTally all = new LiveTally();
  private final Map<String, LiveTally> judged = new HashMap<>();

  void record(String endpoint, long millis, boolean ok, boolean isJudged) {
    all.record(millis, ok);
    if (isJudged) {
      LiveTally known = judged.get(endpoint);
      (known != null ? known : judged.computeIfAbsent(endpoint, it -> new LiveTally()))
          .record(millis, ok);
    }
  }

  LiveTally all() {
    return all;
  }

  Map<String, LiveTally> judged() {
    return judged;
  }
}
