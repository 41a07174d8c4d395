package salvo.event;

import java.util.Arrays;

/**
 * How often each time was seen, in buckets: up to 2.56 ms each 10 &micro;s has one of its own,
 * above that they are at most 0.8 % wide. Immutable and small. A time counts as the longest of its
 * bucket, so that nothing seems faster than it was.
 */
public final class GapCounts {

  public static final GapCounts NONE = new GapCounts(new int[0], new int[0]);

  /** The longest time that is told from longer ones, about a day. */
  public static final int MOST_BUCKETS = 34 * 128;

  private static final long UNIT_NANOS = 10_000;
  private static final int EXACT_BITS = 8;
  private static final int EXACT = 1 << EXACT_BITS;
  private static final int HALF = EXACT / 2;

  private final int[] buckets;
  private final int[] counts;

  private GapCounts(int[] buckets, int[] counts) {
    this.buckets = buckets;
    this.counts = counts;
  }

  /** The bucket of a time of that many ns, from 0 up. */
  public static int bucket(long nanos) {
    long units = Math.max(0, nanos - 1) / UNIT_NANOS;
    if (units < EXACT) {
      return (int) units;
    }
    int shift = Long.SIZE - Long.numberOfLeadingZeros(units) - EXACT_BITS;
    int bucket = EXACT + (shift - 1) * HALF + (int) (units >> shift) - HALF;
    return Math.min(MOST_BUCKETS - 1, bucket);
  }

  /** The longest time of a bucket, in ns. */
  public static long nanos(int bucket) {
    if (bucket < EXACT) {
      return (bucket + 1) * UNIT_NANOS;
    }
    int shift = (bucket - EXACT) / HALF + 1;
    long units = (long) ((bucket - EXACT) % HALF + HALF + 1) << shift;
    return units * UNIT_NANOS;
  }

  /** Takes a bucket and how many times it has. */
  @FunctionalInterface
  public interface Buckets {
    void bucket(int bucket, int times);
  }

  /** Gives the buckets that have any, ascending. */
  public void each(Buckets use) {
    for (int i = 0; i < buckets.length; i++) {
      use.bucket(buckets[i], counts[i]);
    }
  }

  /** How many times there are. */
  public long total() {
    return Arrays.stream(counts).asLongStream().sum();
  }

  /** Times that are being collected, in a few kilobytes. For one thread at a time. */
  public static final class Collector {

    private static final int FIRST_BUCKETS = 256;

    private int[] counts = new int[0];
    private int distinct;

    /** Counts a time of that many ns. */
    public void add(long nanos) {
      int bucket = bucket(nanos);
      if (bucket >= counts.length) {
        counts = Arrays.copyOf(counts, Math.max(FIRST_BUCKETS, (bucket / HALF + 1) * HALF));
      }
      distinct += counts[bucket] == 0 ? 1 : 0;
      counts[bucket]++;
    }

    /** What has been collected. */
    public GapCounts finish() {
      int[] buckets = new int[distinct];
      int[] times = new int[distinct];
      int place = 0;
      for (int i = 0; i < counts.length; i++) {
        if (counts[i] > 0) {
          buckets[place] = i;
          times[place++] = counts[i];
        }
      }
      return distinct == 0 ? NONE : new GapCounts(buckets, times);
    }
  }
}
