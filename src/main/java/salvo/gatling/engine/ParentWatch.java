package salvo.gatling.engine;

import java.util.concurrent.TimeUnit;
import salvo.Daemon;
import salvo.slo.Verdict;
import salvo.suite.InjectorCommand;

/**
 * Ends the load when Maven is gone: a Maven that is killed leaves the process it forked behind,
 * loading the target for nobody.
 */
public final class ParentWatch {

  private static final long POLL_MILLIS = 500;

  private ParentWatch() {}

  /** Ends this process in good order after its parent, if that is Maven or another that asks so. */
  public static void startWhereNeeded() {
    if (ResultsFolder.pluginArguments().isPresent()
        || Boolean.getBoolean(InjectorCommand.PARENT_WATCH)) {
      start(() -> System.exit(Verdict.Status.INCONCLUSIVE.exitCode()));
    }
  }

  /** Calls {@code orphaned} once, on a thread of its own, when this process' parent has ended. */
  private static void start(Runnable orphaned) {
    ProcessHandle.current()
        .parent()
        .ifPresent(
            parent -> {
              var timer = Daemon.timer("salvo-parent-watch");
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
