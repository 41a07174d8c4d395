package salvo.stats.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import salvo.stats.times.DenseTimes;

/**
 * The pieces of the clock that requests are counted in, of one length for all counters of a run.
 * Events may come in any order, so where the run began is known only at the end: tenths of a second
 * are then joined to seconds that begin there. The pieces become longer whenever there would be too
 * many counts to keep; from whole seconds on they are those of the clock.
 */
public final class StepClock {

  /** Of all counters together: about 20 MB. */
  private static final int MOST = 200_000;

  /** Of all counters together: about 4 MB. */
  private static final int MOST_DENSE = 100;

  private static final long SECOND = 1_000;

  /** Each a multiple of the one before it. */
  private static final long[] NICE_MILLIS = {
    100, SECOND, 5_000, 10_000, 30_000, 60_000, 300_000, 600_000, 1_800_000, 3_600_000
  };

  private final LongSupplier begin;
  private final List<StepCounter> counters = new ArrayList<>();
  private long millis = NICE_MILLIS[0];
  private int counts;
  private int denseCounters;

  /**
   * A clock for the counters of one run.
   *
   * @param begin where the run begins, epoch ms, as far as it is known: a whole tenth of a second
   */
  public StepClock(LongSupplier begin) {
    this.begin = begin;
  }

  /** What counts on this clock. */
  public StepCounter counter() {
    StepCounter counter = new StepCounter(this);
    counters.add(counter);
    return counter;
  }

  /** Room to count more quickly, for the first counters that ask; null for all others. */
  DenseTimes dense() {
    if (denseCounters == MOST_DENSE) {
      return null;
    }
    denseCounters++;
    return new DenseTimes();
  }

  /** The number of the piece that an instant lies in. */
  long piece(long atMillis) {
    return Math.floorDiv(atMillis, millis);
  }

  /** Length of a step, which is made of whole pieces. */
  long stepMillis() {
    return Math.max(SECOND, millis);
  }

  /** Where step 0 begins: with the run, or with the piece of the clock that it begins in. */
  long beginMillis() {
    return piece(begin.getAsLong()) * millis;
  }

  /** The number of the step that a piece is in; below 0 before the first one. */
  int step(long piece) {
    return (int) Math.floorDiv(piece * millis - beginMillis(), stepMillis());
  }

  /** A counter has one more count to keep. */
  void grown() {
    counts++;
    while (counts > MOST && millis < Long.MAX_VALUE / 4) {
      long longer = longer();
      long factor = longer / millis;
      millis = longer;
      counters.forEach(it -> it.join(factor));
      counts = counters.stream().mapToInt(StepCounter::size).sum();
    }
  }

  private long longer() {
    for (long nice : NICE_MILLIS) {
      if (nice > millis) {
        return nice;
      }
    }
    return 2 * millis;
  }
}
