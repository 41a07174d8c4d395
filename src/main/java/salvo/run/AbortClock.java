package salvo.run;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import salvo.Daemon;
import salvo.abort.AbortWatch;

/** Judges the rules that may end a load once a second, on a thread of its own. */
final class AbortClock implements AutoCloseable {

  private final AbortWatch watch;
  private final ScheduledExecutorService timer = Daemon.timer("salvo-abort-rules");

  AbortClock(AbortWatch watch) {
    this.watch = watch;
  }

  AbortWatch watch() {
    return watch;
  }

  void start() {
    timer.scheduleAtFixedRate(
        () -> watch.check(System.currentTimeMillis()), 1, 1, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
