package salvo.compare.block;

import java.util.Arrays;
import java.util.Collection;
import salvo.stats.times.MillisHistogram;

/**
 * How often each response time was seen: the distinct values in ascending order with their counts,
 * exact and immutable. Small, because a block of time has few distinct values.
 */
public final class TimeCounts {

  public static final TimeCounts NONE = new TimeCounts(new int[0], new long[0]);

  private final int[] millis;
  private final long[] counts;
  private final long total;

  /** The values are distinct and ascending, the counts above 0. */
  private TimeCounts(int[] millis, long[] counts) {
    this.millis = millis;
    this.counts = counts;
    this.total = Arrays.stream(counts).sum();
  }

  /** Counts of values that stand in the first {@code size} places, distinct and ascending. */
  static TimeCounts of(int[] millis, long[] counts, int size) {
    return size == 0
        ? NONE
        : new TimeCounts(Arrays.copyOf(millis, size), Arrays.copyOf(counts, size));
  }

  static TimeCounts sum(Collection<TimeCounts> all) {
    return all.stream().reduce(NONE, TimeCounts::plus);
  }

  public long total() {
    return total;
  }

  /** How many distinct values there are. */
  int size() {
    return millis.length;
  }

  int millisAt(int index) {
    return millis[index];
  }

  long countAt(int index) {
    return counts[index];
  }

  TimeCounts plus(TimeCounts other) {
    if (other.size() == 0) {
      return this;
    }
    if (size() == 0) {
      return other;
    }
    int[] values = new int[size() + other.size()];
    long[] sums = new long[values.length];
    int size = 0;
    int mine = 0;
    int theirs = 0;
    while (mine < size() || theirs < other.size()) {
      int value = Math.min(next(mine), other.next(theirs));
      values[size] = value;
      if (mine < size() && millis[mine] == value) {
        sums[size] += counts[mine++];
      }
      if (theirs < other.size() && other.millis[theirs] == value) {
        sums[size] += other.counts[theirs++];
      }
      size++;
    }
    return of(values, sums, size);
  }

  public void addTo(MillisHistogram histogram) {
    for (int i = 0; i < size(); i++) {
      histogram.record(millis[i], counts[i]);
    }
  }

  private int next(int index) {
    return index < size() ? millis[index] : Integer.MAX_VALUE;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TimeCounts that
        && Arrays.equals(millis, that.millis)
        && Arrays.equals(counts, that.counts);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(millis) + Arrays.hashCode(counts);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("TimeCounts[");
    for (int i = 0; i < size(); i++) {
      text.append(i == 0 ? "" : ", ").append(millis[i]).append(" ms x ").append(counts[i]);
    }
    return text.append("]").toString();
  }
}
