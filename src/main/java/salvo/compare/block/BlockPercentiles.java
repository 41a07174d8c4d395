package salvo.compare.block;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import salvo.stats.times.MillisHistogram;
import salvo.stats.times.TimeCounts;

/**
 * Percentiles of a run whose blocks count more than once or not at all, quickly: by how many
 * requests each block has up to each value. For these the values above 4 s are grouped by 0.05 %,
 * and a count within a millisecond is spread over it, so that a resampled percentile can move by
 * less than one. The percentile of the run itself is exact.
 */
public final class BlockPercentiles {

  private static final int EXACT_BITS = 12;

  /** A percentile of 0 ms counts as half of one: a ratio needs something to divide by. */
  public static final double LEAST_MILLIS = 0.5;

  private final int blocks;
  private final int[] values;
  private final long[] upTo;
  private final MillisHistogram all = new MillisHistogram();

  public BlockPercentiles(List<TimeCounts> times) {
    blocks = times.size();
    times.forEach(it -> it.addTo(all));
    values = values(times);
    upTo = new long[values.length * blocks];
    for (int block = 0; block < blocks; block++) {
      fill(block, times.get(block));
    }
  }

  /** By nearest rank, in ms; 0 without requests. */
  public long exact(double percent) {
    return all.percentile(percent);
  }

  /** The percentile in ms when each block counts as often as its weight; NaN without a request. */
  public double percentile(double percent, int[] weights) {
    long count = upTo(values.length - 1, weights);
    if (count == 0) {
      return Double.NaN;
    }
    double rank = Math.max(1, Math.ceil(percent / 100 * count - 1e-9));
    int low = 0;
    int high = values.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (upTo(middle, weights) >= rank) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return within(low, rank, weights);
  }

  /** How many requests of each block exceed the value, less the share that does so in all. */
  public double[] excess(double percent) {
    int index =
        Arrays.binarySearch(
            values, group((int) Math.min(exact(percent), values[values.length - 1])));
    double share = 1 - (double) upTo(index, ones()) / all.count();
    double[] excess = new double[blocks];
    for (int block = 0; block < blocks; block++) {
      long count = upTo[(values.length - 1) * blocks + block];
      long above = count - upTo[index * blocks + block];
      excess[block] = (above - share * count) / all.count();
    }
    return excess;
  }

  public int[] ones() {
    return IntStream.generate(() -> 1).limit(blocks).toArray();
  }

  private double within(int index, double rank, int[] weights) {
    long before = index == 0 ? 0 : upTo(index - 1, weights);
    long here = upTo(index, weights) - before;
    return Math.max(LEAST_MILLIS, values[index] - 0.5 + (rank - 0.5 - before) / here);
  }

  private long upTo(int index, int[] weights) {
    long sum = 0;
    int at = index * blocks;
    for (int block = 0; block < blocks; block++) {
      sum += weights[block] * upTo[at + block];
    }
    return sum;
  }

  private void fill(int block, TimeCounts times) {
    int index = 0;
    long seen = 0;
    TimeCounts.Cursor each = times.cursor();
    while (each.next()) {
      int value = group(each.millis());
      for (; values[index] < value; index++) {
        upTo[index * blocks + block] = seen;
      }
      seen += each.times();
    }
    for (; index < values.length; index++) {
      upTo[index * blocks + block] = seen;
    }
  }

  private static int[] values(List<TimeCounts> times) {
    IntStream.Builder values = IntStream.builder();
    for (TimeCounts block : times) {
      TimeCounts.Cursor each = block.cursor();
      while (each.next()) {
        values.add(group(each.millis()));
      }
    }
    return values.build().sorted().distinct().toArray();
  }

  /** The value without the bits beyond its first twelve. */
  private static int group(int millis) {
    int surplus = Math.max(0, Integer.SIZE - Integer.numberOfLeadingZeros(millis) - EXACT_BITS);
    return millis >> surplus << surplus;
  }
}
