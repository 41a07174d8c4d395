package salvo.stats.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * The steps of time that requests are counted in, one length for all counters of a run. They begin
 * with the load as seconds, and become longer whenever there would be too many counts to keep.
 */
public final class StepClock {

  /** Of all counters together: about 15 MB. */
  private static final int MOST = 200_000;

  /** Each a multiple of the one before it. */
  private static final long[] NICE_MILLIS = {
    1_000, 5_000, 10_000, 30_000, 60_000, 300_000, 600_000, 1_800_000, 3_600_000
  };

  private final LongSupplier begin;
  private final List<StepCounter> counters = new ArrayList<>();
  private long beginMillis = Long.MIN_VALUE;
  private long stepMillis = NICE_MILLIS[0];
  private int counts;

  /**
   * A clock for the counters of one run.
   *
   * @param begin where the first step begins, epoch ms; asked once, with the first request
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

  long beginMillis() {
    if (beginMillis == Long.MIN_VALUE) {
      beginMillis = begin.getAsLong();
    }
    return beginMillis;
  }

  long stepMillis() {
    return stepMillis;
  }

  /** The number of the step that an instant lies in; below 0 before the first one. */
  int step(long atMillis) {
    return (int) Math.floorDiv(atMillis - beginMillis(), stepMillis);
  }

  /** A counter has one more count to keep. */
  void grown() {
    counts++;
    while (counts > MOST && stepMillis < Long.MAX_VALUE / 4) {
      long longer = longer();
      int factor = (int) (longer / stepMillis);
      stepMillis = longer;
      counters.forEach(it -> it.join(factor));
      counts = counters.stream().mapToInt(StepCounter::size).sum();
    }
  }

  private long longer() {
    for (long nice : NICE_MILLIS) {
      if (nice > stepMillis) {
        return nice;
      }
    }
    return 2 * stepMillis;
  }
}
