package salvo.compare.block;

import java.util.Arrays;

/**
 * Counts response times as they come: singly until there are enough of them to be worth sorting
 * into the {@link TimeCounts} that they end as. Values above 24.8 days count as that.
 */
final class TimeCounter {

  private static final int LEAST_PENDING = 64;

  private TimeCounts sorted = TimeCounts.NONE;
  private int[] pending = new int[2];
  private int pendingSize;

  void add(long millis) {
    if (pendingSize == pending.length) {
      makeRoom();
    }
    pending[pendingSize++] = (int) Math.min(millis, Integer.MAX_VALUE);
  }

  void add(TimeCounts other) {
    sorted = sorted.plus(other);
  }

  TimeCounts counts() {
    Arrays.sort(pending, 0, pendingSize);
    int[] values = new int[pendingSize];
    long[] counts = new long[pendingSize];
    int size = 0;
    for (int i = 0; i < pendingSize; i++) {
      if (i == 0 || pending[i] != pending[i - 1]) {
        values[size++] = pending[i];
      }
      counts[size - 1]++;
    }
    pendingSize = 0;
    sorted = sorted.plus(TimeCounts.of(values, counts, size));
    return sorted;
  }

  /** How many numbers it keeps. */
  int footprint() {
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
