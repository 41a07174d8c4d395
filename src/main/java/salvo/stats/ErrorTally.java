package salvo.stats;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import salvo.stats.timeline.StepClock;
import salvo.stats.timeline.StepCounter;
import salvo.stats.timeline.StepCounts;

/**
 * Errors by endpoint, message and status. Messages with data in them must not fill the memory:
 * beyond {@link #MAX_DISTINCT} distinct errors a new one counts as the first of its endpoint, kind
 * and status, so that the counts of each kind stay exact and only their texts are lost.
 */
final class ErrorTally {

  static final int MAX_DISTINCT = 1_000;

  /** Names may hold data too: beyond as many, errors of a new kind join in one. */
  static final int MAX_KINDS = 20_000;

  static final String OTHER_MESSAGES = "other messages";

  private static final Comparator<RunStats.ErrorCount> MOST_FREQUENT_FIRST =
      Comparator.comparingLong(RunStats.ErrorCount::count)
          .reversed()
          .thenComparing(RunStats.ErrorCount::endpoint)
          .thenComparing(RunStats.ErrorCount::message)
          .thenComparingInt(RunStats.ErrorCount::status);

  private final ErrorKinds kinds;
  private final StepClock clock;
  private final Map<String, StepCounter> steps = new TreeMap<>();
  private final Map<Key, Occurrences> errors = new HashMap<>();
  private final Map<Key, Key> firstOfKind = new HashMap<>();
  private int distinct;

  /** Counts on a clock of its own. */
  ErrorTally(ErrorKinds kinds) {
    this(kinds, new StepClock(() -> 0));
  }

  ErrorTally(ErrorKinds kinds, StepClock clock) {
    this.kinds = kinds;
    this.clock = clock;
  }

  void record(String endpoint, String message, int status, long atMillis) {
    Occurrences error = occurrences(new Key(endpoint, message, status));
    error.add(1, atMillis, atMillis);
    error.steps.add(false, 0, atMillis);
  }

  /** How many errors of each kind there were in each step, as failures of 0 ms. */
  SortedMap<String, StepCounts> steps() {
    SortedMap<String, StepCounts> counts = new TreeMap<>();
    steps.forEach((kind, counter) -> counts.put(kind, counter.counts()));
    return counts;
  }

  /** Of the steps that are known nothing changes. */
  void replaceBy(List<RunStats.ErrorCount> counts) {
    errors.clear();
    firstOfKind.clear();
    distinct = 0;
    counts.forEach(
        it ->
            occurrences(new Key(it.endpoint(), it.message(), it.status()))
                .add(it.count(), it.firstMillis(), it.lastMillis()));
  }

  List<RunStats.ErrorCount> counts() {
    return errors.entrySet().stream()
        .map(entry -> entry.getValue().of(entry.getKey()))
        .sorted(MOST_FREQUENT_FIRST)
        .toList();
  }

  private Occurrences occurrences(Key error) {
    Occurrences known = errors.get(error);
    return known != null
        ? known
        : errors.computeIfAbsent(admitted(error), it -> new Occurrences(stepsOf(it)));
  }

  private StepCounter stepsOf(Key error) {
    return steps.computeIfAbsent(kinds.of(error.status, error.message), kind -> clock.counter());
  }

  private Key admitted(Key error) {
    if (distinct < MAX_DISTINCT) {
      distinct++;
      firstOfKind.putIfAbsent(kindOf(error), error);
      return error;
    }
    Key kind = kindOf(error);
    if (firstOfKind.size() >= MAX_KINDS && !firstOfKind.containsKey(kind)) {
      return new Key("", OTHER_MESSAGES, error.status);
    }
    return firstOfKind.computeIfAbsent(kind, it -> error);
  }

  private Key kindOf(Key error) {
    return new Key(error.endpoint, kinds.of(error.status, error.message), error.status);
  }

  /** Equality by hand: Java puts that of a record together at run time, which takes it longer. */
  private record Key(String endpoint, String message, int status) {

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && status == key.status
          && endpoint.equals(key.endpoint)
          && message.equals(key.message);
    }

    @Override
    public int hashCode() {
      return 31 * (31 * endpoint.hashCode() + message.hashCode()) + status;
    }
  }

  private static final class Occurrences {

    /** Those of its kind. */
    private final StepCounter steps;

    private long count;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    private Occurrences(StepCounter steps) {
      this.steps = steps;
    }

    private void add(long times, long firstMillis, long lastMillis) {
      count += times;
      first = Math.min(first, firstMillis);
      last = Math.max(last, lastMillis);
    }

    private RunStats.ErrorCount of(Key error) {
      return new RunStats.ErrorCount(
          error.endpoint, error.message, error.status, count, first, last);
    }
  }
}
