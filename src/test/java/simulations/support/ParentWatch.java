package simulations.support;

import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Ends the load when Maven is gone: a Maven that is killed leaves the process it forked behind,
 * loading the target for nobody.
 */
final class ParentWatch {

  private static final long POLL_MILLIS = 500;

  private ParentWatch() {}

  /** Calls {@code orphaned} once, on a thread of its own, when this process' parent has ended. */
  static void start(Runnable orphaned) {
    ProcessHandle.current()
        .parent()
        .ifPresent(
            parent -> {
              var timer =
                  Executors.newSingleThreadScheduledExecutor(
                      task -> {
                        Thread thread = new Thread(task, "salvo-parent-watch");
                        thread.setDaemon(true);
                        return thread;
                      });
              timer.scheduleWithFixedDelay(
                  () -> {
                    if (!parent.isAlive()) {
                      timer.shutdown();
                      orphaned.run();
                    }
                  },
                  POLL_MILLIS,
                  POLL_MILLIS,
                  TimeUnit.MILLISECONDS);
            });
  }
}
