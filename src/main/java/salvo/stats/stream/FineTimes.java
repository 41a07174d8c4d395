package salvo.stats.stream;

import java.util.Arrays;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import salvo.event.GapCounts;
import salvo.stats.times.NearestRank;

/**
 * A distribution of times in the buckets of {@link GapCounts}, in 34 KB at most. Not safe for use
 * by several threads.
 */
public final class FineTimes {

  private static final double NANOS_PER_MILLI = 1_000_000;

  private long[] counts = new long[0];
  private long total;

  /** What {@link #byNanos} has given. */
  public static FineTimes of(Map<Long, Long> byNanos) {
    FineTimes times = new FineTimes();
    byNanos.forEach((nanos, count) -> times.add(GapCounts.bucket(nanos), count));
    return times;
  }

  /** All that was counted there. */
  public static FineTimes of(GapCounts counts) {
    FineTimes times = new FineTimes();
    times.add(counts);
    return times;
  }

  void add(GapCounts more) {
    more.each(this::add);
  }

  /** Counts a time of that many ns. */
  public void add(long nanos) {
    add(GapCounts.bucket(nanos), 1);
  }

  private void add(int bucket, long times) {
    if (bucket >= counts.length) {
      counts = Arrays.copyOf(counts, bucket + 1);
    }
    counts[bucket] += times;
    total += times;
  }

  /** All of both. */
  public FineTimes plus(FineTimes other) {
    FineTimes sum = copy();
    for (int i = 0; i < other.counts.length; i++) {
      sum.add(i, other.counts[i]);
    }
    return sum;
  }

  /** A copy: later times do not change it. */
  public FineTimes copy() {
    FineTimes copy = new FineTimes();
    copy.counts = counts.clone();
    copy.total = total;
    return copy;
  }

  public long count() {
    return total;
  }

  /**
   * The percentile by nearest rank, in ms, at most 0.8 % or 0.01 ms above the exact one; 0 without
   * times.
   */
  public double percentile(double percent) {
    return total == 0 ? 0 : valueOfRank(NearestRank.of(percent, total));
  }

  /** What 99 of 100 keep, by which lateness is told and judged, in ms; empty without times. */
  public OptionalDouble p99() {
    return total == 0 ? OptionalDouble.empty() : OptionalDouble.of(percentile(99));
  }

  /** The longest in ms, as accurate; 0 without times. */
  public double max() {
    return total == 0 ? 0 : valueOfRank(total);
  }

  private double valueOfRank(long rank) {
    long seen = 0;
    int bucket = -1;
    while (seen < rank) {
      seen += counts[++bucket];
    }
    return GapCounts.nanos(bucket) / NANOS_PER_MILLI;
  }

  /** How many times there are in each bucket that has any, by its longest time in ns. */
  public SortedMap<Long, Long> byNanos() {
    SortedMap<Long, Long> byNanos = new TreeMap<>();
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        byNanos.put(GapCounts.nanos(i), counts[i]);
      }
    }
    return byNanos;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FineTimes that && byNanos().equals(that.byNanos());
  }

  @Override
  public int hashCode() {
    return byNanos().hashCode();
  }

  @Override
  public String toString() {
    return "FineTimes" + byNanos();
  }
}
