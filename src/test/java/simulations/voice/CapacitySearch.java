package simulations.voice;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import salvo.event.RunEvent;
import salvo.slo.Slo;
import salvo.slo.SloEvaluation;
import salvo.slo.SloResult;
import salvo.stats.StatsCollector;

/**
 * Finds out how many calls at once the target holds: it counts each request at the level of calls
 * that were open when it was sent, and judges a level by the objectives once it has seen enough
 * requests there. The first level that breaks one ends the search.
 */
final class CapacitySearch {

  /** Of those who do not search: nothing ends it. */
  static final CapacitySearch NONE = new CapacitySearch(List.of(), 1, 1);

  private final List<Slo> objectives;
  private final int step;
  private final int leastRequests;
  private final NavigableMap<Integer, StatsCollector> levels = new ConcurrentSkipListMap<>();
  private volatile Optional<Broken> broken = Optional.empty();

  private record Broken(int level, SloResult result) {}

  /**
   * @param step calls from one level to the next
   * @param leastRequests below it a level is not judged
   */
  CapacitySearch(List<Slo> objectives, int step, int leastRequests) {
    this.objectives = List.copyOf(objectives);
    this.step = step;
    this.leastRequests = leastRequests;
  }

  /**
   * Counts a request.
   *
   * @param calls how many were open when it was sent
   */
  void observe(int calls, String name, long startMillis, long endMillis, boolean ok) {
    int level = (calls + step - 1) / step * step;
    StatsCollector seen = levels.computeIfAbsent(level, l -> new StatsCollector(Set.of()));
    seen.accept(
        new RunEvent.Request("", List.of(), name, startMillis, endMillis, ok, 0, ok ? "" : "KO"));
    if (seen.requests() % leastRequests == 0) {
      judge(level, seen);
    }
  }

  /** Whether a level has broken an objective, so that there is no use in going on. */
  boolean isOver() {
    return broken.isPresent();
  }

  /** What was found out, in a sentence or two. */
  String conclusion() {
    String held =
        highestHeld()
            .map(level -> "Concurrent calls: " + level + " at once held the objectives")
            .orElse("Concurrent calls: no level was seen to hold the objectives");
    return broken
        .map(it -> held + "; up to " + it.level + " broke one: " + it.result.sentence())
        .orElseGet(() -> held + ", and nothing broke: a closed profile with more users goes on.");
  }

  /** The highest level below the broken one that was judged. */
  private Optional<Integer> highestHeld() {
    NavigableMap<Integer, StatsCollector> below =
        broken.map(it -> levels.headMap(it.level, false)).orElse(levels);
    return below.descendingMap().entrySet().stream()
        .filter(level -> level.getValue().requests() >= leastRequests)
        .filter(level -> failures(level.getValue()).findAny().isEmpty())
        .map(level -> level.getKey())
        .findFirst();
  }

  private void judge(int level, StatsCollector seen) {
    failures(seen)
        .findFirst()
        .ifPresent(
            result -> {
              synchronized (this) {
                if (broken.filter(it -> it.level <= level).isEmpty()) {
                  broken = Optional.of(new Broken(level, result));
                }
              }
            });
  }

  private Stream<SloResult> failures(StatsCollector seen) {
    return SloEvaluation.evaluate(objectives, seen.snapshot(), 0, Map.of()).stream()
        .filter(result -> result.status() == SloResult.Status.FAIL);
  }
}
