package salvo.stats.times;

import java.util.Arrays;

/**
 * Counts many response times that belong together, with a place for each value: nothing has to be
 * sorted to have them in order. Takes about 36 KB.
 */
public final class DenseTimes {

  /** In ms, more than most response times; longer ones are sorted. */
  private static final int PLACES = 1 << 13;

  private final int[] counts = new int[PLACES];

  /** A bit for each place that is not 0. */
  private final long[] used = new long[PLACES / Long.SIZE];

  private final TimeCounter longer = new TimeCounter();
  private int[] values = new int[256];
  private long[] times = new long[256];

  public void add(long millis) {
    if (millis >= PLACES) {
      longer.add(millis);
      return;
    }
    int place = (int) millis;
    used[place / Long.SIZE] |= 1L << place;
    counts[place]++;
  }

  /** Gives what was counted, and forgets it. */
  public TimeCounts take() {
    int size = 0;
    for (int word = 0; word < used.length; word++) {
      for (long bits = used[word]; bits != 0; bits &= bits - 1) {
        int place = word * Long.SIZE + Long.numberOfTrailingZeros(bits);
        if (size == values.length) {
          values = Arrays.copyOf(values, 2 * size);
          times = Arrays.copyOf(times, 2 * size);
        }
        values[size] = place;
        times[size] = counts[place];
        size++;
        counts[place] = 0;
      }
      used[word] = 0;
    }
    return TimeCounts.of(values, times, size).plus(longer.take());
  }
}
