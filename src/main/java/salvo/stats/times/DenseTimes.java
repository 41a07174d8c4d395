package salvo.stats.times;

import java.util.Arrays;

/**
 * Counts response times of which there are many at once, a place for each: nothing has to be sorted
 * to have them in order. Takes about 320 KB.
 */
public final class DenseTimes {

  /** More than almost all response times, ms; the others are counted singly. */
  private static final int PLACES = 1 << 16;

  private final int[] counts = new int[PLACES];

  /** A bit for each place that is not 0. */
  private final long[] used = new long[PLACES / Long.SIZE];

  private final TimeCounter others = new TimeCounter();
  private int[] millis = new int[256];
  private long[] times = new long[256];

  public void add(long value) {
    if (value >= PLACES) {
      others.add(value);
      return;
    }
    int place = (int) value;
    used[place / Long.SIZE] |= 1L << place;
    counts[place]++;
  }

  /** Gives what was counted, and forgets it. */
  public TimeCounts take() {
    int size = 0;
    for (int word = 0; word < used.length; word++) {
      for (long bits = used[word]; bits != 0; bits &= bits - 1) {
        int place = word * Long.SIZE + Long.numberOfTrailingZeros(bits);
        if (size == millis.length) {
          millis = Arrays.copyOf(millis, 2 * size);
          times = Arrays.copyOf(times, 2 * size);
        }
        millis[size] = place;
        times[size++] = counts[place];
        counts[place] = 0;
      }
      used[word] = 0;
    }
    return TimeCounts.of(millis, times, size).plus(others.take());
  }
}
