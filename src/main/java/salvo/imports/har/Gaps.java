package salvo.imports.har;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import salvo.imports.recorded.RecordedCall.Timing;
import salvo.imports.recorded.RecordedCall.Wait;

/**
 * The times in which nothing was under way: a person was thinking. Static files and other hosts
 * count as being under way, too.
 */
final class Gaps {

  static final int NO_CALL = -1;

  private static final long LEAST_MILLIS = 500;

  private final List<Sent> all = new ArrayList<>();
  private final Map<Integer, Wait> before = new HashMap<>();

  private record Sent(Timing timing, int call) {}

  void add(Timing timing, int call) {
    all.add(new Sent(timing, call));
  }

  /** The numbers of the calls in the order of time; those without one come last. */
  List<Integer> order(int calls) {
    all.sort(Comparator.comparingLong(it -> it.timing().start()));
    List<Integer> order = new ArrayList<>();
    long idle = 0;
    long busyUntil = all.isEmpty() ? 0 : all.get(0).timing().start();
    for (Sent sent : all) {
      long gap = sent.timing().start() - busyUntil;
      idle += gap >= LEAST_MILLIS ? gap : 0;
      busyUntil = Math.max(busyUntil, sent.timing().end());
      if (sent.call() != NO_CALL) {
        if (idle > 0) {
          Duration wait = Duration.ofMillis(idle);
          before.put(sent.call(), new Wait(wait, wait));
        }
        idle = 0;
        order.add(sent.call());
      }
    }
    Set<Integer> timed = Set.copyOf(order);
    for (int call = 0; call < calls; call++) {
      if (!timed.contains(call)) {
        order.add(call);
      }
    }
    return order;
  }

  /** How long nothing happened before a call; to be asked after the order. */
  Optional<Wait> before(int call) {
    return Optional.ofNullable(before.get(call));
  }
}
