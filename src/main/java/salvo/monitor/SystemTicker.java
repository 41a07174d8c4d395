package salvo.monitor;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The real clocks and one daemon thread, which never keeps the injector from ending. */
final class SystemTicker implements Ticker {

  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(SystemTicker::daemon);

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

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "salvo-resource-monitor");
    thread.setDaemon(true);
    return thread;
  }
}
