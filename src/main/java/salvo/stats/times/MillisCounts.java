package salvo.stats.times;

import java.util.HashMap;
import java.util.Map;

/**
 * How many events fell in each millisecond of the clock, so that those between any two instants can
 * be counted exactly; about 1 KiB per second with events.
 */
public final class MillisCounts {

  private static final int PAGE_MILLIS = 1000;
  private static final byte FULL = (byte) 0xff;

  private final Map<Long, byte[]> pages = new HashMap<>();
  private final Map<Long, Long> excess = new HashMap<>();
  private byte[] page;
  private long pageBegin;

  public void add(long atMillis) {
    long offset = atMillis - pageBegin;
    if (page == null || offset < 0 || offset >= PAGE_MILLIS) {
      turnTo(Math.floorDiv(atMillis, (long) PAGE_MILLIS));
      offset = atMillis - pageBegin;
    }
    if (page[(int) offset] == FULL) {
      excess.merge(atMillis, 1L, Long::sum);
    } else {
      page[(int) offset]++;
    }
  }

  /** The number of events from {@code fromMillis} on and before {@code toMillis}. */
  public long between(long fromMillis, long toMillis) {
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

  private void turnTo(long key) {
    page = pages.computeIfAbsent(key, it -> new byte[PAGE_MILLIS]);
    pageBegin = key * PAGE_MILLIS;
  }
}
