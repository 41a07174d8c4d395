package salvo.stats;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What happened when, in tenths of a second of the clock. Events may come in any order, so where
 * the run began is known only at the end; tenths can then be joined to seconds that begin there,
 * and merging two timelines gives exactly what one would have.
 */
final class Timeline {

  private static final int TENTHS = 10;

  private final Map<Long, Tenth> tenths = new HashMap<>();
  private long firstStartMillis = Long.MAX_VALUE;
  private long lastKey = Long.MIN_VALUE;
  private Tenth lastTenth;

  void userStarted(long atMillis) {
    firstStartMillis = Math.min(firstStartMillis, atMillis);
    Tenth tenth = at(atMillis);
    tenth.usersStarted++;
    tenth.changeUsers(atMillis, 1);
  }

  void userEnded(long atMillis) {
    at(atMillis).changeUsers(atMillis, -1);
  }

  void request(long startMillis, long endMillis, boolean ok) {
    firstStartMillis = Math.min(firstStartMillis, startMillis);
    at(startMillis).started++;
    at(endMillis).finish(ok, endMillis - startMillis);
  }

  void add(Timeline other) {
    firstStartMillis = Math.min(firstStartMillis, other.firstStartMillis);
    other.tenths.forEach((key, tenth) -> tenth(key).add(tenth));
  }

  /** Start of the first user or request, to the millisecond. */
  OptionalLong firstStartMillis() {
    return firstStartMillis == Long.MAX_VALUE
        ? OptionalLong.empty()
        : OptionalLong.of(firstStartMillis);
  }

  /** Where second 0 begins; 0 without any start. */
  long secondZeroMillis() {
    return firstStartMillis().isEmpty() ? 0 : key(firstStartMillis) * Tenth.MILLIS;
  }

  List<RunStats.Second> seconds() {
    List<RunStats.Second> seconds = new ArrayList<>();
    if (firstStartMillis().isEmpty()) {
      return seconds;
    }
    long begin = key(firstStartMillis);
    long last = tenths.keySet().stream().mapToLong(Long::longValue).max().orElse(begin);
    int users = usersBefore(begin);
    for (long key = begin; key <= last; key += TENTHS) {
      SecondTotals totals = new SecondTotals(users);
      for (int i = 0; i < TENTHS; i++) {
        totals.add(tenths.get(key + i));
      }
      seconds.add(totals.second(seconds.size()));
      users = totals.users();
    }
    return List.copyOf(seconds);
  }

  /** Not 0 only when the clock stepped back: a user then ends before it starts. */
  private int usersBefore(long begin) {
    return tenths.entrySet().stream()
        .filter(entry -> entry.getKey() < begin)
        .mapToInt(entry -> entry.getValue().activeUsers(0).end())
        .sum();
  }

  private Tenth at(long millis) {
    return tenth(key(millis));
  }

  private Tenth tenth(long key) {
    if (key != lastKey) {
      lastTenth = tenths.computeIfAbsent(key, k -> new Tenth());
      lastKey = key;
    }
    return lastTenth;
  }

  private static long key(long millis) {
    return Math.floorDiv(millis, (long) Tenth.MILLIS);
  }
}
