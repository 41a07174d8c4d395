package salvo.stats.request;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Requests by HTTP status; a run sees so few distinct ones that a search from the start is fast.
 */
final class StatusCounts {

  private int[] statuses = new int[4];
  private long[] counts = new long[4];
  private int size;

  void add(int status, long times) {
    int i = 0;
    while (i < size && statuses[i] != status) {
      i++;
    }
    if (i == size) {
      append(status);
    }
    counts[i] += times;
  }

  void addAll(StatusCounts other) {
    for (int i = 0; i < other.size; i++) {
      add(other.statuses[i], other.counts[i]);
    }
  }

  static StatusCounts of(Map<Integer, Long> counts) {
    StatusCounts statuses = new StatusCounts();
    counts.forEach(statuses::add);
    return statuses;
  }

  SortedMap<Integer, Long> toMap() {
    SortedMap<Integer, Long> map = new TreeMap<>();
    for (int i = 0; i < size; i++) {
      map.put(statuses[i], counts[i]);
    }
    return map;
  }

  private void append(int status) {
    if (size == statuses.length) {
      statuses = Arrays.copyOf(statuses, 2 * size);
      counts = Arrays.copyOf(counts, 2 * size);
    }
    statuses[size] = status;
    size++;
  }
}
