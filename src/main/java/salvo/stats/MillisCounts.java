package salvo.stats;

import java.util.HashMap;
import java.util.Map;

/**
 * How many events fell in each millisecond of the clock, so that those between any two instants can
 * be counted exactly; about 1 KiB per second with events.
 */
final class MillisCounts {

  private static final int PAGE_MILLIS = 1000;
  private static final int MAX_BYTE = 255;

  private final Map<Long, byte[]> pages = new HashMap<>();
  private final Map<Long, Long> excess = new HashMap<>();
  private long lastKey = Long.MIN_VALUE;
  private byte[] lastPage;

  void add(long atMillis, long times) {
    byte[] page = page(Math.floorDiv(atMillis, (long) PAGE_MILLIS));
    int offset = (int) Math.floorMod(atMillis, (long) PAGE_MILLIS);
    long sum = (page[offset] & 0xff) + times;
    page[offset] = (byte) Math.min(sum, MAX_BYTE);
    if (sum > MAX_BYTE) {
      excess.merge(atMillis, sum - MAX_BYTE, Long::sum);
    }
  }

  void addAll(MillisCounts other) {
    other.pages.forEach((key, page) -> addPage(key * PAGE_MILLIS, page));
    other.excess.forEach(this::add);
  }

  /** The number of events from {@code fromMillis} on and before {@code toMillis}. */
  long between(long fromMillis, long toMillis) {
    long count = 0;
    for (Map.Entry<Long, byte[]> entry : pages.entrySet()) {
      long begin = entry.getKey() * PAGE_MILLIS;
      long end = Math.min(toMillis, begin + PAGE_MILLIS);
      for (long at = Math.max(fromMillis, begin); at < end; at++) {
        count += entry.getValue()[(int) (at - begin)] & 0xff;
      }
    }
    for (Map.Entry<Long, Long> entry : excess.entrySet()) {
      boolean inside = fromMillis <= entry.getKey() && entry.getKey() < toMillis;
      count += inside ? entry.getValue() : 0;
    }
    return count;
  }

  private void addPage(long beginMillis, byte[] page) {
    for (int i = 0; i < PAGE_MILLIS; i++) {
      if (page[i] != 0) {
        add(beginMillis + i, page[i] & 0xff);
      }
    }
  }

  private byte[] page(long key) {
    if (key != lastKey) {
      lastPage = pages.computeIfAbsent(key, k -> new byte[PAGE_MILLIS]);
      lastKey = key;
    }
    return lastPage;
  }
}
