package salvo.stats.times;

import java.util.Arrays;

/**
 * Distinct values and how often each occurs, ascending, in about two bytes each: what a value is
 * more than the one before it and its count, seven bits to a byte.
 */
final class CountedValues {

  static final CountedValues NONE = new CountedValues(new byte[0]);

  private static final int DATA_BITS = 7;
  private static final int MORE = 1 << DATA_BITS;

  /** A new value divides a difference in two and has a count; a count grows by a byte at most. */
  private static final int MOST_BYTES_PER_VALUE = 15;

  private final byte[] pairs;

  private CountedValues(byte[] pairs) {
    this.pairs = pairs;
  }

  /** These with others, which ascend and are not below 0. */
  CountedValues with(int[] sorted, int size) {
    Writer sum = new Writer(pairs.length + size * MOST_BYTES_PER_VALUE);
    Reader known = new Reader(pairs);
    int next = 0;
    boolean more = known.advance();
    while (more || next < size) {
      if (next == size || more && known.value <= sorted[next]) {
        sum.add(known.value, known.times);
        more = known.advance();
      } else {
        sum.add(sorted[next++], 1);
      }
    }
    return new CountedValues(sum.finish());
  }

  void forEach(CompactTimes.Visitor visitor) {
    Reader reader = new Reader(pairs);
    while (reader.advance()) {
      visitor.visit(reader.value, reader.times);
    }
  }

  private static final class Reader {

    private final byte[] pairs;
    private int position;
    private int value;
    private int times;

    private Reader(byte[] pairs) {
      this.pairs = pairs;
    }

    private boolean advance() {
      if (position == pairs.length) {
        return false;
      }
      value += number();
      times = number();
      return true;
    }

    private int number() {
      int number = 0;
      int shift = 0;
      int part;
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
    private int written;
    private int value;
    private int times;

    private Writer(int room) {
      pairs = new byte[room];
    }

    private void add(int next, int more) {
      if (next != value) {
        flush();
        value = next;
      }
      times += more;
    }

    private byte[] finish() {
      flush();
      return Arrays.copyOf(pairs, position);
    }

    private void flush() {
      if (times > 0) {
        number(value - written);
        number(times);
        written = value;
        times = 0;
      }
    }

    private void number(int number) {
      int rest = number;
      while (rest >= MORE) {
        pairs[position++] = (byte) (rest | MORE);
        rest >>>= DATA_BITS;
      }
      pairs[position++] = (byte) rest;
    }
  }
}
