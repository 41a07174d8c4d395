package salvo.stats;

import java.util.Arrays;

/**
 * Response times of a short stretch of time, in as few bytes as they need: singly while they are
 * few, then as sorted distinct values with counts. Values above 24.8 days count as that.
 */
final class CompactTimes {

  private static final int MAX_PENDING = 512;

  private int[] pending = new int[4];
  private int pendingSize;
  private int[] values = {};
  private int[] counts = {};

  void add(long millis) {
    if (pendingSize == MAX_PENDING) {
      compact();
    }
    if (pendingSize == pending.length) {
      pending = Arrays.copyOf(pending, 2 * pendingSize);
    }
    pending[pendingSize] = (int) Math.min(millis, Integer.MAX_VALUE);
    pendingSize++;
  }

  void addAll(CompactTimes other) {
    for (int i = 0; i < other.values.length; i++) {
      for (int n = 0; n < other.counts[i]; n++) {
        add(other.values[i]);
      }
    }
    for (int i = 0; i < other.pendingSize; i++) {
      add(other.pending[i]);
    }
  }

  /** Gives every value and how often it occurs; the same value may come again. */
  void forEach(Visitor visitor) {
    for (int i = 0; i < values.length; i++) {
      visitor.visit(values[i], counts[i]);
    }
    for (int i = 0; i < pendingSize; i++) {
      visitor.visit(pending[i], 1);
    }
  }

  interface Visitor {
    void visit(int millis, int times);
  }

  /** Merges the pending values into the sorted ones. */
  private void compact() {
    Arrays.sort(pending, 0, pendingSize);
    int[] mergedValues = new int[values.length + pendingSize];
    int[] mergedCounts = new int[mergedValues.length];
    int size = 0;
    int known = 0;
    int next = 0;
    while (known < values.length || next < pendingSize) {
      boolean fromKnown =
          next == pendingSize || known < values.length && values[known] <= pending[next];
      int value = fromKnown ? values[known] : pending[next];
      int count = fromKnown ? counts[known++] : 1;
      next += fromKnown ? 0 : 1;
      if (size == 0 || mergedValues[size - 1] != value) {
        mergedValues[size++] = value;
      }
      mergedCounts[size - 1] += count;
    }
    values = Arrays.copyOf(mergedValues, size);
    counts = Arrays.copyOf(mergedCounts, size);
    pendingSize = 0;
  }
}
