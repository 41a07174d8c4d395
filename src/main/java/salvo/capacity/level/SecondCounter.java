package salvo.capacity.level;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import salvo.stats.times.TimeCounter;

/** Counts the requests of the second that goes on, exactly. Safe for use by several threads. */
public final class SecondCounter {

  private static final Set<Integer> REFUSALS = Set.of(429, 503);

  private Map<String, Counts> requests = new HashMap<>();

  private static final class Counts {
    private final TimeCounter ok = new TimeCounter();
    private final TimeCounter ko = new TimeCounter();
    private long refused;

    Observation.Ended ended() {
      return new Observation.Ended(ok.counts(), ko.counts(), refused);
    }
  }

  /**
   * Counts a request that has ended.
   *
   * @param status of HTTP; 0 where there is none
   */
  public void count(String name, long millis, boolean ok, int status) {
    count(name, millis, ok, status, 1);
  }

  /** Counts as many of the same. */
  public synchronized void count(String name, long millis, boolean ok, int status, long times) {
    Counts counts = requests.computeIfAbsent(name, it -> new Counts());
    (ok ? counts.ok : counts.ko).add(Math.max(0, millis), times);
    counts.refused += !ok && REFUSALS.contains(status) ? 1 : 0;
  }

  /** What was counted since this was asked before. */
  public Map<String, Observation.Ended> take() {
    Map<String, Counts> taken;
    synchronized (this) {
      taken = requests;
      requests = new HashMap<>();
    }
    return taken.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().ended()));
  }
}
