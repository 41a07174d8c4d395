package salvo.stats.times;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongToDoubleFunction;

/**
 * Exact counts per millisecond, for any value from 0 up. Values below 4.4 minutes are counted in
 * pages of rows that exist only where there are values (about 2 MiB when all do), larger ones in a
 * sorted map. Where this would have more than {@value #MOST_BEYOND} of them, they are rounded to
 * the next ten, hundred or thousand ms. Not safe for use by several threads.
 */
public final class MillisHistogram implements ResponseTimes {

  private static final int PAGE_BITS = 8;
  private static final int ROW_BITS = 4;
  private static final int ROW_MILLIS = 1 << ROW_BITS;
  private static final int ROWS = 1 << (PAGE_BITS - ROW_BITS);
  private static final int PAGED_MILLIS = 1 << 18;
  static final int MOST_BEYOND = 20_000;
  private static final int COARSER = 10;

  private long[][][] pages = new long[4][][];
  private TreeMap<Long, Long> beyond = new TreeMap<>();
  private long beyondMillis = 1;

  /** Rows of zeros that {@link #clear} has left. */
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
      row((int) millis)[(int) millis & (ROW_MILLIS - 1)] += times;
    } else {
      recordBeyond(millis, times);
    }
  }

  private void recordBeyond(long millis, long times) {
    beyond.merge(rounded(millis), times, Long::sum);
    while (beyond.size() > MOST_BEYOND) {
      beyondMillis *= COARSER;
      TreeMap<Long, Long> finer = beyond;
      beyond = new TreeMap<>();
      finer.forEach((value, count) -> beyond.merge(rounded(value), count, Long::sum));
    }
  }

  /** Upwards, so that nothing seems faster than it was. */
  private long rounded(long millis) {
    return beyondMillis == 1 ? millis : (millis + beyondMillis - 1) / beyondMillis * beyondMillis;
  }

  /** Adds all observations of {@code other} to these. */
  public void add(MillisHistogram other) {
    count += other.count;
    other.forEachRow(
        (first, theirs) -> {
          long[] ours = row(first);
          for (int i = 0; i < ROW_MILLIS; i++) {
            ours[i] += theirs[i];
          }
        });
    other.beyond.forEach(this::recordBeyond);
  }

  public MillisHistogram copy() {
    MillisHistogram copy = new MillisHistogram();
    copy.add(this);
    return copy;
  }

  /** The same observations, immutable and small. */
  public TimeCounts counts() {
    return TimeCounts.of(this);
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
    forEachRow(
        (first, row) -> {
          Arrays.fill(row, 0);
          spare.add(row);
          pages[first >> PAGE_BITS][rowInPage(first)] = null;
        });
    beyond.clear();
    beyondMillis = 1;
    count = 0;
  }

  @Override
  public long countAbove(long millis) {
    long[] above = {0};
    forEachRow(
        (first, row) -> {
          int from = (int) Math.min(ROW_MILLIS, Math.max(0, millis + 1 - first));
          for (int i = from; i < ROW_MILLIS; i++) {
            above[0] += row[i];
          }
        });
    for (long times : beyond.tailMap(millis, false).values()) {
      above[0] += times;
    }
    return above[0];
  }

  private long[] row(int millis) {
    int index = millis >> PAGE_BITS;
    if (index >= pages.length) {
      pages = Arrays.copyOf(pages, Math.max(index + 1, 2 * pages.length));
    }
    if (pages[index] == null) {
      pages[index] = new long[ROWS][];
    }
    long[][] page = pages[index];
    int row = rowInPage(millis);
    if (page[row] == null) {
      page[row] = spare.isEmpty() ? new long[ROW_MILLIS] : spare.remove(spare.size() - 1);
    }
    return page[row];
  }

  private static int rowInPage(int millis) {
    return (millis >> ROW_BITS) & (ROWS - 1);
  }

  /** Every row that there is, ascending, with the value that its first place counts. */
  private void forEachRow(RowVisitor visitor) {
    for (int page = 0; page < pages.length; page++) {
      for (int row = 0; pages[page] != null && row < ROWS; row++) {
        if (pages[page][row] != null) {
          visitor.visit((page << PAGE_BITS) + (row << ROW_BITS), pages[page][row]);
        }
      }
    }
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
  void forEach(ValueVisitor visitor) {
    forEachRow(
        (first, row) -> {
          for (int i = 0; i < ROW_MILLIS; i++) {
            if (row[i] > 0) {
              visitor.visit(first + i, row[i]);
            }
          }
        });
    beyond.forEach(visitor::visit);
  }

  /** Goes up through the observations, as far as the ranks that are asked for, which ascend. */
  private final class Ranks {

    private int row;
    private long seenBefore;

    private long value(long rank) {
      for (; row < pages.length * ROWS; row++) {
        long[][] page = pages[row / ROWS];
        long[] counts = page == null ? null : page[row % ROWS];
        long seen = seenBefore;
        for (int i = 0; counts != null && i < ROW_MILLIS; i++) {
          seen += counts[i];
          if (seen >= rank) {
            return ((long) row << ROW_BITS) + i;
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

  private interface RowVisitor {
    void visit(int first, long[] counts);
  }

  interface ValueVisitor {
    void visit(long millis, long times);
  }
}
