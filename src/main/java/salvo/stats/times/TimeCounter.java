package salvo.stats.times;

import java.util.Arrays;

/**
 * Counts response times as they come: singly until there are enough of them to be worth sorting
 * into the {@link TimeCounts} that they end as. Values above 24.8 days count as that.
 */
public final class TimeCounter {

  private static final int LEAST_PENDING = 256;

  /** More of the same are sorted in at once. */
  private static final int FEW = 64;

  private TimeCounts sorted = TimeCounts.NONE;
  private int[] pending = new int[2];
  private int pendingSize;

  /** Counts {@code times} observations of the same value. */
  public void add(long millis, long times) {
    if (times > FEW) {
      int[] value = {(int) Math.min(millis, Integer.MAX_VALUE)};
      sorted = sorted.plus(TimeCounts.of(value, new long[] {times}, 1));
    } else {
      for (long i = 0; i < times; i++) {
        add(millis);
      }
    }
  }

  public void add(long millis) {
    if (pendingSize == pending.length) {
      makeRoom();
    }
    pending[pendingSize++] = (int) Math.min(millis, Integer.MAX_VALUE);
  }

  public void add(TimeCounter other) {
    sorted = sorted.plus(other.sorted);
    for (int i = 0; i < other.pendingSize; i++) {
      add(other.pending[i]);
    }
  }

  /** Adds what was counted elsewhere. */
  public void add(TimeCounts more) {
    sorted = sorted.plus(more);
  }

  /** Gives what is counted, and forgets it. */
  TimeCounts take() {
    TimeCounts all = counts();
    sorted = TimeCounts.NONE;
    return all;
  }

  public TimeCounts counts() {
    Arrays.sort(pending, 0, pendingSize);
    sorted = sorted.plus(TimeCounts.ofSorted(pending, pendingSize));
    pendingSize = 0;
    return sorted;
  }

  /** Adds what is counted, and sorts nothing for it. */
  public void addTo(MillisHistogram histogram) {
    sorted.addTo(histogram);
    for (int i = 0; i < pendingSize; i++) {
      histogram.record(pending[i]);
    }
  }

  /** How many numbers it keeps. */
  public int footprint() {
    return sorted.size() + pending.length;
  }

  private void makeRoom() {
    if (pendingSize < Math.max(LEAST_PENDING, sorted.size())) {
      pending = Arrays.copyOf(pending, 2 * pendingSize);
    } else {
      counts();
    }
  }
}
