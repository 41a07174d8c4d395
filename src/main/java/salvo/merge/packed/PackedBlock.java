package salvo.merge.packed;

import java.util.Arrays;
import salvo.event.RecordKinds;
import salvo.event.log.PackedReader;

/** Records one after the other, and their order of time. */
final class PackedBlock {

  private final int[] records;
  private int count;

  /** By time, then by place, where each record begins. */
  private final long[] order;

  /**
   * @param most records that it is to hold
   */
  PackedBlock(int most) {
    records = new int[most * RecordKinds.NUMBERS];
    order = new long[most];
  }

  void clear() {
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
  int[] records() {
    return records;
  }

  /** Where those of the record begin that has this number in the order of time. */
  int from(int index) {
    return (int) order[index];
  }

  /**
   * Adds the record that was read last, in its place in the order of time.
   *
   * @return how many records come after it
   */
  int insert(PackedReader last) {
    long own = append(last);
    int index = count;
    while (index > 0 && order[index - 1] > own) {
      order[index] = order[index - 1];
      index--;
    }
    order[index] = own;
    count++;
    return count - 1 - index;
  }

  /** Adds the record that was read last at the end; {@link #sort} has to make the order. */
  void add(PackedReader last) {
    order[count] = append(last);
    count++;
  }

  void sort() {
    Arrays.sort(order, 0, count);
  }

  /** Adds the records after the first ones of another block to this empty one. */
  void addAfter(int first, PackedBlock other) {
    for (int index = first; index < other.count; index++) {
      int to = count * RecordKinds.NUMBERS;
      System.arraycopy(other.records, other.from(index), records, to, RecordKinds.NUMBERS);
      order[count] = placed(other.at(index), to);
      count++;
    }
  }

  /** Forgets all but the first ones. */
  void keepFirst(int first) {
    count = first;
  }

  private long append(PackedReader last) {
    int to = count * RecordKinds.NUMBERS;
    records[to] = last.kind();
    records[to + 1] = last.start();
    records[to + 2] = last.at();
    records[to + 3] = last.rest();
    return placed(last.at(), to);
  }

  private static long placed(int at, int from) {
    return (long) at << Integer.SIZE | from;
  }
}
