package salvo.stats.timeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import salvo.stats.times.TimeCounter;
import salvo.stats.times.TimeCounts;

/** Counts the response times of some requests by the step of time in which they ended. */
public final class StepCounter {

  private final StepClock clock;
  private long[] pieces = new long[4];
  private TimeCounter[] ok = new TimeCounter[4];
  private TimeCounter[] ko = new TimeCounter[4];
  private int size;

  StepCounter(StepClock clock) {
    this.clock = clock;
  }

  /** Counts a request that ended at that instant, epoch ms. */
  public void add(boolean success, long millis, long endMillis) {
    add(success, millis, endMillis, 1);
  }

  /** Counts as many of the same. */
  public void add(boolean success, long millis, long endMillis, long times) {
    long piece = clock.piece(endMillis);
    int index = indexOf(piece);
    if (index < 0) {
      insert(piece);
      clock.grown();
      index = indexOf(clock.piece(endMillis));
    }
    count(success ? ok : ko, index).add(millis, times);
  }

  /** What is counted so far, immutable. */
  public StepCounts counts() {
    List<StepCounts.Step> steps = new ArrayList<>();
    for (int from = 0, to; from < size; from = to) {
      int number = clock.step(pieces[from]);
      TimeCounts succeeded = TimeCounts.NONE;
      TimeCounts failed = TimeCounts.NONE;
      for (to = from; to < size && clock.step(pieces[to]) == number; to++) {
        succeeded = succeeded.plus(counts(ok[to]));
        failed = failed.plus(counts(ko[to]));
      }
      steps.add(new StepCounts.Step(number, succeeded, failed));
    }
    return new StepCounts(clock.beginMillis(), clock.stepMillis(), steps);
  }

  int size() {
    return size;
  }

  /** Joins as many pieces as that to one. */
  void join(long factor) {
    int last = -1;
    for (int i = 0; i < size; i++) {
      long piece = Math.floorDiv(pieces[i], factor);
      if (last < 0 || pieces[last] != piece) {
        last++;
        pieces[last] = piece;
        ok[last] = ok[i];
        ko[last] = ko[i];
      } else {
        ok[last] = sum(ok[last], ok[i]);
        ko[last] = sum(ko[last], ko[i]);
      }
    }
    Arrays.fill(ok, last + 1, size, null);
    Arrays.fill(ko, last + 1, size, null);
    size = last + 1;
  }

  /** Most requests end in the piece of the one before. */
  private int indexOf(long piece) {
    return size > 0 && pieces[size - 1] == piece
        ? size - 1
        : Arrays.binarySearch(pieces, 0, size, piece);
  }

  private void insert(long piece) {
    if (size == pieces.length) {
      pieces = Arrays.copyOf(pieces, 2 * size);
      ok = Arrays.copyOf(ok, 2 * size);
      ko = Arrays.copyOf(ko, 2 * size);
    }
    int at = -1 - Arrays.binarySearch(pieces, 0, size, piece);
    System.arraycopy(pieces, at, pieces, at + 1, size - at);
    System.arraycopy(ok, at, ok, at + 1, size - at);
    System.arraycopy(ko, at, ko, at + 1, size - at);
    pieces[at] = piece;
    ok[at] = null;
    ko[at] = null;
    size++;
  }

  private static TimeCounter count(TimeCounter[] counters, int index) {
    if (counters[index] == null) {
      counters[index] = new TimeCounter();
    }
    return counters[index];
  }

  private static TimeCounter sum(TimeCounter one, TimeCounter other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    one.add(other);
    return one;
  }

  private static TimeCounts counts(TimeCounter counter) {
    return counter == null ? TimeCounts.NONE : counter.counts();
  }
}
