package salvo.monitor;

import java.time.Duration;
import salvo.monitor.source.Ticker;

/** Time that passes only when a test says so; what falls due runs on the test's own thread. */
public final class FakeTicker implements Ticker {

  static final long EPOCH_MILLIS = 1_700_000_000_000L;

  private long nanos;
  private long setByMillis;
  private long dueNanos;
  private Runnable task;

  @Override
  public long epochMillis() {
    return EPOCH_MILLIS + nanos / 1_000_000 + setByMillis;
  }

  @Override
  public long nanos() {
    return nanos;
  }

  @Override
  public void schedule(long delayNanos, Runnable next) {
    dueNanos = nanos + delayNanos;
    task = next;
  }

  @Override
  public void close() {
    task = null;
  }

  public boolean isScheduled() {
    return task != null;
  }

  /** Lets time pass and runs each task at the instant at which it is due. */
  public void advance(Duration duration) {
    long end = nanos + duration.toNanos();
    while (task != null && dueNanos <= end) {
      nanos = dueNanos;
      runDue();
    }
    nanos = end;
  }

  /** Lets time pass as in a pause of the JVM: what fell due meanwhile runs once, late. */
  public void stall(Duration duration) {
    nanos += duration.toNanos();
    if (task != null && dueNanos <= nanos) {
      runDue();
    }
  }

  /** Sets the wall clock, forward or back, while the monotonic one goes on. */
  void setWallClock(Duration by) {
    setByMillis += by.toMillis();
  }

  /** Takes away what is scheduled, for a test to run later: a thread that gets no processor. */
  public Runnable takeDue() {
    Runnable taken = task;
    task = null;
    return taken;
  }

  private void runDue() {
    Runnable due = task;
    task = null;
    due.run();
  }
}
