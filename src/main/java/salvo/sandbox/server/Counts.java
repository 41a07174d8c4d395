package salvo.sandbox.server;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what became of requests, by endpoint and status. Safe to read from any thread. */
public final class Counts {

  /** The status of a request that got no answer: a fault, or the client was gone. */
  static final int NO_ANSWER = 0;

  private final Map<String, Map<Integer, LongAdder>> counts = new ConcurrentHashMap<>();

  void add(String endpoint, int status) {
    counts
        .computeIfAbsent(endpoint, name -> new ConcurrentHashMap<>())
        .computeIfAbsent(status, key -> new LongAdder())
        .increment();
  }

  /** The counts so far, by endpoint and status in order. */
  public SortedMap<String, SortedMap<Integer, Long>> snapshot() {
    SortedMap<String, SortedMap<Integer, Long>> snapshot = new TreeMap<>();
    counts.forEach((endpoint, statuses) -> snapshot.put(endpoint, sums(statuses)));
    return snapshot;
  }

  private static SortedMap<Integer, Long> sums(Map<Integer, LongAdder> statuses) {
    SortedMap<Integer, Long> sums = new TreeMap<>();
    statuses.forEach((status, count) -> sums.put(status, count.sum()));
    return sums;
  }
}
