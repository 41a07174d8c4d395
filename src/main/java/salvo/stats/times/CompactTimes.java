package salvo.stats.times;

import java.util.Arrays;

/**
 * Response times of a short stretch of time, in as few bytes as they need: singly while they are
 * few, then as distinct values with counts. Values above 24.8 days count as that.
 */
public final class CompactTimes {

  private static final int MAX_PENDING = 256;

  private int[] pending = new int[4];
  private int pendingSize;
  private CountedValues counted = CountedValues.NONE;

  public void add(long millis) {
    if (pendingSize == MAX_PENDING) {
      compact();
    }
    if (pendingSize == pending.length) {
      pending = Arrays.copyOf(pending, 2 * pendingSize);
    }
    pending[pendingSize] = (int) Math.min(millis, Integer.MAX_VALUE);
    pendingSize++;
  }

  public void addAll(CompactTimes other) {
    other.forEach(
        (millis, times) -> {
          for (int n = 0; n < times; n++) {
            add(millis);
          }
        });
  }

  /** Gives every value and how often it occurs; the same value may come again. */
  public void forEach(Visitor visitor) {
    counted.forEach(visitor);
    for (int i = 0; i < pendingSize; i++) {
      visitor.visit(pending[i], 1);
    }
  }

  public interface Visitor {
    void visit(int millis, int times);
  }

  private void compact() {
    Arrays.sort(pending);
    counted = counted.with(pending, pendingSize);
    pendingSize = 0;
  }
}
