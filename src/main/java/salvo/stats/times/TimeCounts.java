package salvo.stats.times;

import java.util.Arrays;
import java.util.List;

/**
 * How often each response time was seen: the distinct values in ascending order with their counts,
 * exact and immutable. In about two bytes each: what a value is more than the one before it and its
 * count, seven bits to a byte.
 */
public final class TimeCounts {

  public static final TimeCounts NONE = new TimeCounts(new byte[0], 0, 0);

  private static final int DATA_BITS = 7;
  private static final int MORE = 1 << DATA_BITS;

  /** Five for a difference of ints, nine for a count that is a long above 0. */
  private static final int MOST_BYTES_PER_VALUE = 14;

  private final byte[] pairs;
  private final int size;
  private final long total;

  private TimeCounts(byte[] pairs, int size, long total) {
    this.pairs = pairs;
    this.size = size;
    this.total = total;
  }

  /**
   * Counts of values that stand in the first {@code size} places.
   *
   * @param millis distinct, ascending and not below 0
   * @param counts above 0
   */
  public static TimeCounts of(int[] millis, long[] counts, int size) {
    Writer all = new Writer(size * MOST_BYTES_PER_VALUE);
    for (int i = 0; i < size; i++) {
      all.add(millis[i], counts[i]);
    }
    return all.finish();
  }

  /** Counts the first {@code length} of values that ascend and are not below 0. */
  static TimeCounts ofSorted(int[] millis, int length) {
    Writer all = new Writer(length * MOST_BYTES_PER_VALUE);
    int begin = 0;
    for (int i = 1; i <= length; i++) {
      if (i == length || millis[i] != millis[begin]) {
        all.add(millis[begin], i - begin);
        begin = i;
      }
    }
    return all.finish();
  }

  /** What a histogram has counted. */
  static TimeCounts of(MillisHistogram histogram) {
    int[] distinct = {0};
    histogram.forEach((millis, times) -> distinct[0]++);
    Writer all = new Writer(distinct[0] * MOST_BYTES_PER_VALUE);
    histogram.forEach((millis, times) -> all.add((int) Math.min(Integer.MAX_VALUE, millis), times));
    return all.finish();
  }

  /** What {@link #bytes} has given. */
  public static TimeCounts ofBytes(byte[] bytes) {
    byte[] pairs = bytes.clone();
    Cursor each = new Cursor(pairs);
    int size = 0;
    long total = 0;
    while (each.next()) {
      size++;
      total += each.times;
    }
    return size == 0 ? NONE : new TimeCounts(pairs, size, total);
  }

  /** The same, for who sends or keeps it: about two bytes for each distinct value. */
  public byte[] bytes() {
    return pairs.clone();
  }

  public static TimeCounts sum(List<TimeCounts> all) {
    int size = all.size();
    if (size < 2) {
      return size == 0 ? NONE : all.get(0);
    }
    // By halves: one after the other would go through the first ones again and again.
    return sum(all.subList(0, size / 2)).plus(sum(all.subList(size / 2, size)));
  }

  public long total() {
    return total;
  }

  /** How many distinct values there are. */
  public int size() {
    return size;
  }

  public TimeCounts plus(TimeCounts other) {
    if (size == 0 || other.size == 0) {
      return size == 0 ? other : this;
    }
    // A smaller difference and a sum of counts take no more bytes than what they are made of.
    Writer sum = new Writer(pairs.length + other.pairs.length);
    Cursor mine = cursor();
    Cursor theirs = other.cursor();
    boolean more = mine.next();
    boolean others = theirs.next();
    while (more || others) {
      boolean ofMine = more && (!others || mine.millis <= theirs.millis);
      boolean ofTheirs = others && (!more || theirs.millis <= mine.millis);
      sum.add(
          ofMine ? mine.millis : theirs.millis,
          (ofMine ? mine.times : 0) + (ofTheirs ? theirs.times : 0));
      more = ofMine ? mine.next() : more;
      others = ofTheirs ? theirs.next() : others;
    }
    return sum.finish();
  }

  public void addTo(MillisHistogram histogram) {
    Cursor each = cursor();
    while (each.next()) {
      histogram.record(each.millis, each.times);
    }
  }

  /** Stands before the first value. */
  public Cursor cursor() {
    return new Cursor(pairs);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TimeCounts that && Arrays.equals(pairs, that.pairs);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(pairs);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("TimeCounts[");
    Cursor each = cursor();
    while (each.next()) {
      text.append(text.charAt(text.length() - 1) == '[' ? "" : ", ");
      text.append(each.millis).append(" ms x ").append(each.times);
    }
    return text.append("]").toString();
  }

  /** Goes through the values, ascending. */
  public static final class Cursor {

    private final byte[] pairs;
    private int position;
    private int millis;
    private long times;

    private Cursor(byte[] pairs) {
      this.pairs = pairs;
    }

    /** Steps to the next value; false when there is none. */
    public boolean next() {
      if (position == pairs.length) {
        return false;
      }
      millis += (int) number();
      times = number();
      return true;
    }

    public int millis() {
      return millis;
    }

    public long times() {
      return times;
    }

    private long number() {
      long number = pairs[position++];
      if (number >= 0) {
        return number;
      }
      number &= MORE - 1;
      int shift = DATA_BITS;
      long part;
      do {
        part = pairs[position++];
        number |= (part & (MORE - 1)) << shift;
        shift += DATA_BITS;
      } while (part < 0);
      return number;
    }
  }

  private static final class Writer {

    private final byte[] pairs;
    private int position;
    private int last;
    private int size;
    private long total;

    private Writer(int room) {
      pairs = new byte[room];
    }

    private void add(int millis, long times) {
      number(millis - last);
      number(times);
      last = millis;
      size++;
      total += times;
    }

    private void number(long number) {
      long rest = number;
      while (rest >= MORE) {
        pairs[position++] = (byte) (rest | MORE);
        rest >>>= DATA_BITS;
      }
      pairs[position++] = (byte) rest;
    }

    private TimeCounts finish() {
      return size == 0 ? NONE : new TimeCounts(Arrays.copyOf(pairs, position), size, total);
    }
  }
}
