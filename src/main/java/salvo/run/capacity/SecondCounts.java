package salvo.run.capacity;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import salvo.capacity.level.Observation;
import salvo.event.RunEvent;
import salvo.stats.times.TimeCounter;

/** The requests that have ended since they were last asked for, by name. */
final class SecondCounts {

  private static final Set<Integer> REFUSED = Set.of(429, 503);

  private Map<String, Counts> current = new HashMap<>();

  private static final class Counts {
    private final TimeCounter ok = new TimeCounter();
    private final TimeCounter ko = new TimeCounter();
    private long refused;

    private Observation.Ended ended() {
      return new Observation.Ended(ok.counts(), ko.counts(), refused);
    }
  }

  synchronized void add(RunEvent.Request request) {
    Counts counts = current.computeIfAbsent(request.name(), name -> new Counts());
    (request.ok() ? counts.ok : counts.ko).add(Math.max(0, request.responseTimeMillis()));
    if (!request.ok() && REFUSED.contains(request.status())) {
      counts.refused++;
    }
  }

  Map<String, Observation.Ended> take() {
    Map<String, Counts> taken;
    synchronized (this) {
      taken = current;
      current = new HashMap<>();
    }
    return taken.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().ended()));
  }
}
