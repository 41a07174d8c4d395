package salvo.monitor.source;

/** Time as the monitor sees it, so that a test can drive it by hand. */
public interface Ticker extends AutoCloseable {

  /** The wall clock, which may jump. */
  long epochMillis();

  /** A monotonic clock of arbitrary origin. */
  long nanos();

  /** Runs the task once, after the delay, never two at a time. */
  void schedule(long delayNanos, Runnable task);

  /** Drops what is scheduled; does not wait for a task at work. */
  @Override
  void close();
}
