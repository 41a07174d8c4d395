package salvo.stats.timeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import salvo.stats.times.DenseTimes;
import salvo.stats.times.MillisHistogram;
import salvo.stats.times.TimeCounter;
import salvo.stats.times.TimeCounts;

/** Counts the response times of some requests by the step of time in which they ended. */
public final class StepCounter {

  private final StepClock clock;
  private long[] pieces = new long[4];
  private TimeCounter[] ok = new TimeCounter[4];
  private TimeCounter[] ko = new TimeCounter[4];
  private int size;

  /** Of the good ones that ended in {@link #currentPiece}; null where there is no room for them. */
  private DenseTimes times;

  /** What gets the {@link #times}; null when there are none. */
  private TimeCounter current;

  private long currentPiece;

  StepCounter(StepClock clock) {
    this.clock = clock;
  }

  /** Counts a request that ended at that instant, epoch ms. */
  public void add(boolean success, long millis, long endMillis) {
    add(success, millis, endMillis, 1);
  }

  /** Counts as many of the same. */
  public void add(boolean success, long millis, long endMillis, long times) {
    int index = indexAt(endMillis);
    count(success ? ok : ko, index).add(millis, times);
  }

  /** The same, quicker where most requests end in the order in which they come. */
  public void addInTurn(boolean success, long millis, long endMillis) {
    if (success && isCurrent(endMillis)) {
      times.add(millis);
    } else {
      add(success, millis, endMillis);
    }
  }

  /** Whether those that end at that instant can be counted densely, which they are from now on. */
  private boolean isCurrent(long endMillis) {
    if (current == null || clock.piece(endMillis) != currentPiece) {
      settle();
      times = times == null ? clock.dense() : times;
      if (times != null) {
        int index = indexAt(endMillis);
        currentPiece = pieces[index];
        current = count(ok, index);
      }
    }
    return current != null;
  }

  /** Puts what was counted densely where it belongs. */
  private void settle() {
    if (current != null) {
      current.add(times.take());
      current = null;
    }
  }

  /** The place of the piece that an instant lies in, made if need be. */
  private int indexAt(long endMillis) {
    long piece = clock.piece(endMillis);
    int index = indexOf(piece);
    if (index >= 0) {
      return index;
    }
    insert(piece);
    clock.grown();
    return indexOf(clock.piece(endMillis));
  }

  /** What is counted so far, immutable. */
  public StepCounts counts() {
    settle();
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

  /** Adds all that is counted, by how the requests ended. */
  public void addTo(MillisHistogram succeeded, MillisHistogram failed) {
    settle();
    for (int i = 0; i < size; i++) {
      if (ok[i] != null) {
        ok[i].addTo(succeeded);
      }
      if (ko[i] != null) {
        ko[i].addTo(failed);
      }
    }
  }

  int size() {
    return size;
  }

  /** Joins as many pieces as that to one. */
  void join(long factor) {
    settle();
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
