package salvo.injectors.time;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import salvo.injectors.message.ClockReading;
import salvo.injectors.message.Message;

/**
 * Compares this process's clocks with injector 0's: of many questions the one that came back
 * soonest tells most, because the answer was given somewhere between asking and hearing.
 */
public final class ClockComparison {

  private static final int ANSWERS = 8;
  private static final int MOST_PROBES = 12;
  private static final long PROBE_MILLIS = 2_000;

  private final Clocks clocks;
  private final IntFunction<CompletableFuture<Message.Echo>> ask;
  private Sample first;
  private Sample latest;
  private int number;

  public ClockComparison(Clocks clocks, IntFunction<CompletableFuture<Message.Echo>> ask) {
    this.clocks = clocks;
    this.ask = ask;
  }

  /**
   * The best of some answers.
   *
   * @param aheadNanos how far the clock that only counts is ahead of injector 0's
   * @param atMillis when, by the clock that tells the time of day
   */
  private record Sample(
      double offsetMillis, long aheadNanos, long roundTripNanos, double atMillis) {}

  /** Reads the clock anew. */
  public ClockReading read() throws InterruptedException, ExecutionException {
    Sample best = null;
    int answers = 0;
    for (int i = 0; i < MOST_PROBES && answers < ANSWERS; i++) {
      Sample sample = probe();
      if (sample != null) {
        answers++;
        best = best == null || sample.roundTripNanos < best.roundTripNanos ? sample : best;
      }
    }
    if (best == null || answers < ANSWERS) {
      throw new ExecutionException(
          new IOException(
              "Injector 0 answered "
                  + answers
                  + " of "
                  + MOST_PROBES
                  + " questions for its clock, which are too few."));
    }
    first = first == null ? best : first;
    latest = best;
    return reading();
  }

  private Sample probe() throws InterruptedException, ExecutionException {
    double wall = clocks.wallMillis();
    long asked = clocks.nanoTime();
    Message.Echo echo;
    try {
      echo = ask.apply(number++).get(PROBE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      // One answer in many may be late: the others count.
      return null;
    }
    long heard = clocks.nanoTime();
    long roundTrip = heard - asked;
    double answered = wall + roundTrip / 2e6;
    return new Sample(
        answered - echo.wallMillis(), asked + roundTrip / 2 - echo.nanos(), roundTrip, answered);
  }

  private ClockReading reading() {
    return new ClockReading(
        first.atMillis,
        first.offsetMillis,
        latest.atMillis,
        latest.offsetMillis,
        Math.max(first.roundTripNanos, latest.roundTripNanos) / 2e6);
  }

  public boolean isRead() {
    return latest != null;
  }

  public double uncertaintyMillis() {
    return latest.roundTripNanos / 2e6;
  }

  /** A moment of injector 0's clock that only counts, by this process's. */
  public long hereNanos(long thereNanos) {
    return thereNanos + latest.aheadNanos;
  }
}
