package salvo.stats;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import salvo.stats.timeline.ActiveUsers;
import salvo.stats.timeline.Slot;
import salvo.stats.timeline.Slots;
import salvo.stats.times.MillisHistogram;

/**
 * What happened when, in slots of the clock. Events may come in any order, so where the run began
 * is known only at the end; slots can then be joined to steps that begin there.
 */
final class Timeline {

  private static final int MOST_STEPS = 3_600;
  private static final int[] NICE_STEPS = {1, 2, 5};

  private final Slots slots = new Slots();

  /** Their numbers, from 0 up. */
  private final Map<String, Integer> scenarios = new HashMap<>();

  private long firstStartMillis = Long.MAX_VALUE;

  void userStarted(String scenario, long atMillis) {
    firstStartMillis = Math.min(firstStartMillis, atMillis);
    Slot slot = slots.at(atMillis);
    slot.usersStarted++;
    slot.changeUsers(number(scenario), slots.part(atMillis), 1);
  }

  void userEnded(String scenario, long atMillis) {
    slots.at(atMillis).changeUsers(number(scenario), slots.part(atMillis), -1);
  }

  void request(long startMillis, long endMillis, boolean ok) {
    firstStartMillis = Math.min(firstStartMillis, startMillis);
    slots.at(startMillis).started++;
    slots.at(endMillis).finish(ok, endMillis - startMillis);
  }

  /** The same, quicker where most requests end in the order in which they come. */
  void requestInTurn(long startMillis, long endMillis, boolean ok) {
    firstStartMillis = Math.min(firstStartMillis, startMillis);
    slots.at(startMillis).started++;
    slots.finishInTurn(endMillis, ok, endMillis - startMillis);
  }

  /** Start of the first user or request, to the millisecond. */
  OptionalLong firstStartMillis() {
    return firstStartMillis == Long.MAX_VALUE
        ? OptionalLong.empty()
        : OptionalLong.of(firstStartMillis);
  }

  /** Where step 0 begins; 0 without any start. */
  long secondZeroMillis() {
    return firstStartMillis().isEmpty() ? 0 : slots.key(firstStartMillis) * slots.millis();
  }

  Steps steps() {
    slots.settle();
    if (firstStartMillis().isEmpty()) {
      return new Steps(1, List.of(), Map.of());
    }
    long begin = slots.key(firstStartMillis);
    long end = lastUsed(begin) + 1;
    int step = stepSeconds((end - begin) * slots.millis());
    long width = step * 1000L / slots.millis();
    ActiveUsers users = usersBefore(begin);
    MillisHistogram scratch = new MillisHistogram();
    List<RunStats.Second> seconds = new ArrayList<>();
    Map<String, List<Integer>> byScenario = new TreeMap<>();
    scenarios.keySet().forEach(name -> byScenario.put(name, new ArrayList<>()));
    for (long key = begin; key < end; key += width) {
      StepTotals totals = new StepTotals(users, scratch);
      for (long i = key; i < key + width; i++) {
        totals.add(slots.get(i));
      }
      scenarios.forEach((name, number) -> byScenario.get(name).add(users.peak(number)));
      seconds.add(totals.second(seconds.size() * step));
    }
    return new Steps(step, List.copyOf(seconds), byScenario);
  }

  /** Of the slots that begin within the window, which begins with the first start. */
  WindowFigures during(long fromMillis, long toMillis) {
    slots.settle();
    MillisHistogram times = new MillisHistogram();
    long ko = 0;
    long start = firstStartMillis().orElse(0);
    for (long key = slots.key(start + fromMillis); key < slots.key(start + toMillis); key++) {
      Slot slot = slots.get(key);
      if (slot != null) {
        ko += slot.ko;
        slot.responseTimes.addTo(times);
      }
    }
    long requests = times.count();
    return new WindowFigures(
        requests,
        requests * 1000.0 / (toMillis - fromMillis),
        times,
        requests == 0 ? 0 : (double) ko / requests);
  }

  /** The time series: users by scenario have one value per step. */
  record Steps(
      int stepSeconds, List<RunStats.Second> seconds, Map<String, List<Integer>> usersByScenario) {}

  private int number(String scenario) {
    Integer known = scenarios.putIfAbsent(scenario, scenarios.size());
    return known == null ? scenarios.size() - 1 : known;
  }

  /** Not empty only when the clock stepped back: a user then ends before it starts. */
  private ActiveUsers usersBefore(long begin) {
    ActiveUsers users = new ActiveUsers(scenarios.size());
    for (long key = slots.firstKey(); key < begin; key++) {
      users.change(slots.get(key));
    }
    return users;
  }

  private long lastUsed(long begin) {
    long last = slots.endKey() - 1;
    while (last > begin && slots.get(last) == null) {
      last--;
    }
    return last;
  }

  /** 1, 2, 5, 10, 20, ... so that there are not too many, and no shorter than a slot. */
  private int stepSeconds(long lengthMillis) {
    long decade = Math.max(1, slots.millis() / 1000);
    for (int i = 0; ; i++) {
      long step = decade * NICE_STEPS[i % NICE_STEPS.length];
      if (lengthMillis <= step * 1000 * MOST_STEPS) {
        return Math.toIntExact(step);
      }
      decade *= i % NICE_STEPS.length == NICE_STEPS.length - 1 ? 10 : 1;
    }
  }
}
