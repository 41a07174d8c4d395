package salvo.merge.packed;

import java.util.Arrays;

/** Records one after the other, and their order of time. */
final class PackedBlock {

  private int[] numbers = new int[1 << 12];
  private int size;
  private int count;

  /** By time, then by place, where each record begins: at first its size, then its numbers. */
  private final long[] order;

  /**
   * @param most records that it is to hold
   */
  PackedBlock(int most) {
    order = new long[most];
  }

  void clear() {
    size = 0;
    count = 0;
  }

  boolean isFull() {
    return count == order.length;
  }

  int count() {
    return count;
  }

  /** When the record of that number in the order of time was complete. */
  int at(int index) {
    return (int) (order[index] >> Integer.SIZE);
  }

  /** The numbers among which those of all records are. */
  int[] numbers() {
    return numbers;
  }

  /** Where those of the record begin that has this number in the order of time. */
  int from(int index) {
    return (int) order[index] + 1;
  }

  /**
   * Adds a record, in its place in the order of time.
   *
   * @return how many records come after it
   */
  int insert(int at, int[] record, int from, int length) {
    long own = append(at, record, from, length);
    int index = count;
    while (index > 0 && order[index - 1] > own) {
      order[index] = order[index - 1];
      index--;
    }
    order[index] = own;
    count++;
    return count - 1 - index;
  }

  /** Adds a record at the end; the order has to be made by {@link #sort}. */
  void add(int at, int[] record, int from, int length) {
    order[count] = append(at, record, from, length);
    count++;
  }

  void sort() {
    Arrays.sort(order, 0, count);
  }

  /** Adds the records after the first ones of another block to this empty one. */
  void addAfter(int first, PackedBlock other) {
    for (int index = first; index < other.count; index++) {
      int from = other.from(index);
      add(other.at(index), other.numbers, from, other.numbers[from - 1]);
    }
  }

  /** Forgets all but the first ones. */
  void keepFirst(int first) {
    count = first;
  }

  private long append(int at, int[] record, int from, int length) {
    int begin = size;
    int end = begin + 1 + length;
    if (end > numbers.length) {
      numbers = Arrays.copyOf(numbers, Math.max(end, 2 * numbers.length));
    }
    numbers[begin] = length;
    for (int i = 0; i < length; i++) {
      numbers[begin + 1 + i] = record[from + i];
    }
    size = end;
    return (long) at << Integer.SIZE | begin;
  }
}
