package salvo.stats;

import java.util.Map;
import java.util.TreeMap;

/** How many users are alive, in all and of each scenario, and the most of them within a step. */
final class ActiveUsers {

  private final Level all = new Level();
  private final Map<String, Level> scenarios = new TreeMap<>();
  private final PartSums ofOne = new PartSums();
  private final PartSums ofAll = new PartSums();

  /** Forgets the peaks of the step before. */
  void beginStep() {
    all.peak = Integer.MIN_VALUE;
    scenarios.values().forEach(level -> level.peak = Integer.MIN_VALUE);
  }

  /** Applies what changed in the next slot: nothing for a scenario that is missing. */
  void change(Map<String, UserChanges> changes) {
    scenarios.forEach((scenario, level) -> level.stayUnless(changes.containsKey(scenario)));
    all.stayUnless(!changes.isEmpty());
    if (!changes.isEmpty()) {
      follow(changes);
    }
  }

  private void follow(Map<String, UserChanges> changes) {
    ofAll.clear();
    changes.forEach(
        (scenario, users) -> {
          ofOne.clear();
          users.addTo(ofOne);
          users.addTo(ofAll);
          of(scenario).follow(ofOne);
        });
    all.follow(ofAll);
  }

  int peak() {
    return all.peak;
  }

  Map<String, Integer> peaksByScenario() {
    Map<String, Integer> peaks = new TreeMap<>();
    scenarios.forEach((scenario, level) -> peaks.put(scenario, level.peak));
    return peaks;
  }

  private Level of(String scenario) {
    return scenarios.computeIfAbsent(scenario, name -> new Level());
  }

  private static final class Level {
    private int now;
    private int peak = Integer.MIN_VALUE;

    private void stayUnless(boolean changes) {
      if (!changes) {
        peak = Math.max(peak, now);
      }
    }

    private void follow(PartSums changes) {
      stayUnless(changes.isTouched(0));
      for (int part = changes.next(0); part < UserChanges.PARTS; part = changes.next(part + 1)) {
        now += changes.of(part);
        peak = Math.max(peak, now);
      }
    }
  }
}
