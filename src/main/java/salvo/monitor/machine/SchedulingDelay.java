package salvo.monitor.machine;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import salvo.monitor.source.Source;
import salvo.monitor.source.Ticker;

/**
 * The longest time since the last reading by which a thread of this process ran too late, in ms: a
 * timer that is due every 20 ms notes how late it is. Whatever stops the process shows in it:
 * collections, other processes that use the processors, a machine that was suspended.
 */
public final class SchedulingDelay implements Source<Long> {

  private static final long PERIOD_NANOS = Duration.ofMillis(20).toNanos();

  private final Ticker ticker;
  private long dueNanos;
  private long longestNanos;
  private boolean closed;

  private SchedulingDelay(Ticker ticker) {
    this.ticker = ticker;
  }

  /** Starts to measure by a ticker of its own, which is closed with it. */
  public static SchedulingDelay start(Ticker ticker) {
    SchedulingDelay delay = new SchedulingDelay(ticker);
    delay.scheduleNext();
    return delay;
  }

  /** A timer that is overdue at this instant counts too, and goes on counting. */
  @Override
  public synchronized Optional<Long> read() {
    long longest = Math.max(longestNanos, ticker.nanos() - dueNanos);
    longestNanos = 0;
    return Optional.of(TimeUnit.NANOSECONDS.toMillis(Math.max(0, longest)));
  }

  @Override
  public synchronized void close() {
    closed = true;
    ticker.close();
  }

  private synchronized void tick() {
    longestNanos = Math.max(longestNanos, ticker.nanos() - dueNanos);
    if (!closed) {
      scheduleNext();
    }
  }

  private synchronized void scheduleNext() {
    dueNanos = ticker.nanos() + PERIOD_NANOS;
    ticker.schedule(PERIOD_NANOS, this::tick);
  }
}
