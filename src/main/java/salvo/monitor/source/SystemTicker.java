package salvo.monitor.source;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import salvo.Daemon;

/** The real clocks and a daemon thread of its own, which never keeps the injector from ending. */
public final class SystemTicker implements Ticker {

  private final ScheduledExecutorService executor;

  public SystemTicker(String threadName) {
    executor = Daemon.timer(threadName);
  }

  @Override
  public long epochMillis() {
    return System.currentTimeMillis();
  }

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public void schedule(long delayNanos, Runnable task) {
    executor.schedule(task, delayNanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
