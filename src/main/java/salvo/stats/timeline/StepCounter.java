package salvo.stats.timeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import salvo.stats.times.TimeCounter;
import salvo.stats.times.TimeCounts;

/** Counts the response times of some requests by the step of time in which they ended. */
public final class StepCounter {

  private final StepClock clock;
  private int[] steps = new int[4];
  private TimeCounter[] ok = new TimeCounter[4];
  private TimeCounter[] ko = new TimeCounter[4];
  private int size;

  StepCounter(StepClock clock) {
    this.clock = clock;
  }

  /** Counts a request that ended at that instant, epoch ms. */
  public void add(boolean success, long millis, long endMillis) {
    int step = clock.step(endMillis);
    if (indexOf(step) < 0) {
      insert(step);
      clock.grown();
      step = clock.step(endMillis);
    }
    count(success ? ok : ko, indexOf(step)).add(millis);
  }

  /** What is counted so far, immutable. */
  public StepCounts counts() {
    List<StepCounts.Step> all = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      all.add(new StepCounts.Step(steps[i], counts(ok[i]), counts(ko[i])));
    }
    return new StepCounts(clock.beginMillis(), clock.stepMillis(), all);
  }

  int size() {
    return size;
  }

  /** Joins as many steps as that to one. */
  void join(int factor) {
    int last = -1;
    for (int i = 0; i < size; i++) {
      int step = Math.floorDiv(steps[i], factor);
      if (last < 0 || steps[last] != step) {
        last++;
        steps[last] = step;
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

  /** Most requests end in the step of the one before. */
  private int indexOf(int step) {
    return size > 0 && steps[size - 1] == step
        ? size - 1
        : Arrays.binarySearch(steps, 0, size, step);
  }

  private void insert(int step) {
    if (size == steps.length) {
      steps = Arrays.copyOf(steps, 2 * size);
      ok = Arrays.copyOf(ok, 2 * size);
      ko = Arrays.copyOf(ko, 2 * size);
    }
    int at = -1 - Arrays.binarySearch(steps, 0, size, step);
    System.arraycopy(steps, at, steps, at + 1, size - at);
    System.arraycopy(ok, at, ok, at + 1, size - at);
    System.arraycopy(ko, at, ko, at + 1, size - at);
    steps[at] = step;
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
