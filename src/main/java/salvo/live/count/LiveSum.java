package salvo.live.count;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import salvo.stats.RunStats.ErrorCount;

/**
 * Adds up what the injectors of a run tell. Counts are of what has come; rates and users are what
 * each told last, so that a second which comes late is no dip. Safe for use by several threads.
 */
public final class LiveSum {

  private final Map<Integer, LivePart> latest = new TreeMap<>();
  private final LiveBacklog backlog = new LiveBacklog();

  /** Adds what an injector has told, by its index. */
  public synchronized void add(int injector, LivePart part) {
    latest.put(injector, part);
    backlog.add(part.counts());
  }

  /** An injector does nothing any more; what it did stays. */
  public synchronized void lost(int injector) {
    latest.computeIfPresent(
        injector,
        (index, it) ->
            new LivePart(new LiveInterval(), 0, 0, 0, it.errors(), it.crashes(), it.extras()));
  }

  /** What was added since the last call; empty when nothing was. */
  public synchronized Optional<LivePart> take() {
    return backlog
        .take()
        .map(
            counts ->
                new LivePart(
                    counts,
                    sum(LivePart::requestsPerSecond),
                    sum(LivePart::failedPerSecond),
                    (int) sum(LivePart::users),
                    errors(LivePart::errors),
                    errors(LivePart::crashes),
                    latest.values().stream()
                        .map(LivePart::extras)
                        .reduce(LiveExtras.NONE, LiveExtras::plus)));
  }

  private double sum(ToDoubleFunction<LivePart> figure) {
    return latest.values().stream().mapToDouble(figure).sum();
  }

  private List<ErrorCount> errors(Function<LivePart, List<ErrorCount>> of) {
    return ErrorCount.sum(latest.values().stream().map(of).flatMap(List::stream)).stream()
        .sorted(Comparator.comparingLong(ErrorCount::count).reversed())
        .toList();
  }
}
