package salvo.stats.times;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongToDoubleFunction;

/**
 * Exact counts per millisecond, for any value from 0 up. Values below 4.4 minutes are counted in
 * pages that exist only where there are values (2 MiB when all do), larger ones in a sorted map.
 * Not safe for use by several threads.
 */
public final class MillisHistogram implements ResponseTimes {

  private static final int PAGE_BITS = 8;
  private static final int PAGE_MILLIS = 1 << PAGE_BITS;
  private static final int PAGED_MILLIS = 1 << 18;

  private long[][] pages = new long[4][];
  private final TreeMap<Long, Long> beyond = new TreeMap<>();

  /** Pages of zeros that {@link #clear} has left. */
  private final ArrayList<long[]> spare = new ArrayList<>(0);

  private long count;

  /** Counts one observation; throws {@link IllegalArgumentException} below 0. */
  public void record(long millis) {
    record(millis, 1);
  }

  /** Counts {@code times} observations of the same value. */
  public void record(long millis, long times) {
    if (millis < 0) {
      throw new IllegalArgumentException("Response time " + millis + " ms is below 0");
    }
    count += times;
    if (millis < PAGED_MILLIS) {
      page((int) millis >> PAGE_BITS)[(int) millis & (PAGE_MILLIS - 1)] += times;
    } else {
      beyond.merge(millis, times, Long::sum);
    }
  }

  /** Adds all observations of {@code other} to these. */
  public void add(MillisHistogram other) {
    count += other.count;
    for (int index = 0; index < other.pages.length; index++) {
      long[] theirs = other.pages[index];
      long[] ours = theirs == null ? null : page(index);
      for (int i = 0; theirs != null && i < PAGE_MILLIS; i++) {
        ours[i] += theirs[i];
      }
    }
    other.beyond.forEach((millis, times) -> beyond.merge(millis, times, Long::sum));
  }

  public MillisHistogram copy() {
    MillisHistogram copy = new MillisHistogram();
    copy.add(this);
    return copy;
  }

  @Override
  public long count() {
    return count;
  }

  @Override
  public long min() {
    return count == 0 ? 0 : valueOfRank(1);
  }

  @Override
  public long max() {
    return count == 0 ? 0 : valueOfRank(count);
  }

  @Override
  public double mean() {
    return count == 0 ? 0 : sum(millis -> millis) / count;
  }

  /** From the deviations themselves: subtracting squares of sums would cancel the digits. */
  @Override
  public double stdDev() {
    double mean = mean();
    return count == 0 ? 0 : Math.sqrt(sum(millis -> (millis - mean) * (millis - mean)) / count);
  }

  @Override
  public long percentile(double percent) {
    long rank = NearestRank.of(percent, count);
    return count == 0 ? 0 : valueOfRank(rank);
  }

  /** Several percentiles in one pass; {@code percents} ascend. */
  public long[] percentiles(double... percents) {
    long[] values = new long[percents.length];
    Ranks ranks = new Ranks();
    for (int i = 0; i < percents.length && count > 0; i++) {
      values[i] = ranks.value(NearestRank.of(percents[i], count));
    }
    return values;
  }

  /** Forgets all observations, and keeps the memory for others. */
  public void clear() {
    for (int i = 0; i < pages.length; i++) {
      if (pages[i] != null) {
        Arrays.fill(pages[i], 0);
        spare.add(pages[i]);
        pages[i] = null;
      }
    }
    beyond.clear();
    count = 0;
  }

  @Override
  public long countAbove(long millis) {
    long above = 0;
    for (int page = (int) Math.max(0, millis >> PAGE_BITS); page < pages.length; page++) {
      long first = (long) page << PAGE_BITS;
      int from = (int) Math.max(0, millis + 1 - first);
      for (int i = from; pages[page] != null && i < PAGE_MILLIS; i++) {
        above += pages[page][i];
      }
    }
    for (long times : beyond.tailMap(millis, false).values()) {
      above += times;
    }
    return above;
  }

  private long[] page(int index) {
    if (index >= pages.length) {
      pages = Arrays.copyOf(pages, Math.max(index + 1, 2 * pages.length));
    }
    if (pages[index] == null) {
      boolean isSpare = !spare.isEmpty();
      pages[index] = isSpare ? spare.remove(spare.size() - 1) : new long[PAGE_MILLIS];
    }
    return pages[index];
  }

  private long valueOfRank(long rank) {
    return new Ranks().value(rank);
  }

  private double sum(LongToDoubleFunction term) {
    double[] sum = {0};
    forEach((millis, times) -> sum[0] += term.applyAsDouble(millis) * times);
    return sum[0];
  }

  /** Every distinct value with its count, ascending. */
  private void forEach(ValueVisitor visitor) {
    for (int page = 0; page < pages.length; page++) {
      for (int i = 0; pages[page] != null && i < PAGE_MILLIS; i++) {
        if (pages[page][i] > 0) {
          visitor.visit(((long) page << PAGE_BITS) + i, pages[page][i]);
        }
      }
    }
    beyond.forEach(visitor::visit);
  }

  /** Goes up through the observations, as far as the ranks that are asked for, which ascend. */
  private final class Ranks {

    private int page;
    private long seenBefore;

    private long value(long rank) {
      for (; page < pages.length; page++) {
        long seen = seenBefore;
        for (int i = 0; pages[page] != null && i < PAGE_MILLIS; i++) {
          seen += pages[page][i];
          if (seen >= rank) {
            return ((long) page << PAGE_BITS) + i;
          }
        }
        seenBefore = seen;
      }
      long seen = seenBefore;
      for (Map.Entry<Long, Long> entry : beyond.entrySet()) {
        seen += entry.getValue();
        if (seen >= rank) {
          return entry.getKey();
        }
      }
      throw new IllegalArgumentException("Rank " + rank + " is above the count, " + count);
    }
  }

  private interface ValueVisitor {
    void visit(long millis, long times);
  }
}
