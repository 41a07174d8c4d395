package salvo.live.count;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import salvo.event.RunEvent;
import salvo.stats.request.RequestCounts;

/**
 * The requests that were recorded within about a second: all of them, and by endpoint those that
 * the objectives count and those that they leave out. Not safe for use by several threads.
 */
public final class LiveInterval {

  /** Requests that are not told apart. */
  public static final String OTHERS = "";

  private final RequestCounts all = new RequestCounts();
  private final Map<String, RequestCounts> judged = new HashMap<>();
  private final Map<String, RequestCounts> leftOut = new HashMap<>();
  private final Set<String> beside = new HashSet<>();

  void record(RunEvent.Request request, String endpoint, long millis, boolean isJudged) {
    boolean ok = request.ok();
    boolean isBeside = request.isBeside();
    if (isBeside) {
      beside.add(request.name());
    } else {
      all.record(millis, ok);
    }
    if (!(isBeside && endpoint.equals(OTHERS))) {
      counts(isJudged ? judged : leftOut, endpoint).record(millis, ok, request.times());
    }
  }

  private static RequestCounts counts(Map<String, RequestCounts> of, String endpoint) {
    RequestCounts known = of.get(endpoint);
    return known != null ? known : of.computeIfAbsent(endpoint, it -> new RequestCounts());
  }

  /** Adds what was recorded elsewhere, or at another time. */
  public void add(LiveInterval other) {
    beside.addAll(other.beside);
    all.add(other.all);
    other.judged.forEach((name, it) -> counts(judged, name).add(it));
    other.leftOut.forEach((name, it) -> counts(leftOut, name).add(it));
  }

  /** Adds the requests of one endpoint. */
  void add(String endpoint, boolean isBeside, boolean isJudged, RequestCounts more) {
    if (isBeside) {
      beside.add(endpoint);
    } else {
      all.add(more);
    }
    counts(isJudged ? judged : leftOut, endpoint).add(more);
  }

  /** Whether that is no request, but measured beside them. */
  public boolean isBeside(String endpoint) {
    return beside.contains(endpoint);
  }

  public RequestCounts all() {
    return all;
  }

  /** What the objectives count, by endpoint; those that are not told apart have an empty name. */
  public Map<String, RequestCounts> judged() {
    return judged;
  }

  Map<String, RequestCounts> leftOut() {
    return leftOut;
  }

  Set<String> endpoints() {
    Set<String> names = new TreeSet<>(judged.keySet());
    names.addAll(leftOut.keySet());
    return names;
  }

  /** All requests of an endpoint that is told apart. */
  public RequestCounts of(String endpoint) {
    RequestCounts sum = new RequestCounts();
    if (judged.containsKey(endpoint)) {
      sum.add(judged.get(endpoint));
    }
    if (leftOut.containsKey(endpoint)) {
      sum.add(leftOut.get(endpoint));
    }
    return sum;
  }
}
