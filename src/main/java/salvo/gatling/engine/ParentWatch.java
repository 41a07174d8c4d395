package salvo.gatling.engine;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import salvo.Daemon;
import salvo.slo.Verdict;
import salvo.suite.InjectorCommand;

/**
 * Ends the load when Maven is gone: a Maven that is killed leaves the process it forked behind,
 * loading the target for nobody. It may be gone before this process can look: whoever has adopted
 * it by then is told from Maven by its user and its command.
 */
public final class ParentWatch {

  private static final long POLL_MILLIS = 500;

  private static final AtomicBoolean STARTED = new AtomicBoolean();

  private ParentWatch() {}

  /**
   * Ends this process in good order after its parent, if that is Maven or another that asks so. To
   * be called as early as can be; from the second call on it does nothing.
   */
  public static void startWhereNeeded() {
    String asker = System.getProperty(InjectorCommand.PARENT_WATCH);
    if (asker != null) {
      start(ProcessHandle.of(Long.parseLong(asker)));
    } else if (ResultsFolder.pluginArguments().isPresent()) {
      start(ProcessHandle.current().parent().filter(it -> mayBeMaven(it.info())));
    }
  }

  /**
   * Whether a process may be the Maven that forked this one: a Java of the same user, of whom the
   * system tells what it tells of this process.
   */
  static boolean mayBeMaven(ProcessHandle.Info parent) {
    ProcessHandle.Info self = ProcessHandle.current().info();
    if (self.command().isEmpty()) {
      return true;
    }
    Optional<String> command = parent.command();
    if (command.isEmpty() || !parent.user().equals(self.user())) {
      return false;
    }
    return command.get().matches(".*[/\\\\]javaw?(\\.exe)?")
        && parent.arguments().map(ParentWatch::nameMaven).orElse(true);
  }

  private static boolean nameMaven(String[] arguments) {
    return Arrays.stream(arguments)
        .map(it -> it.toLowerCase(Locale.ROOT))
        .anyMatch(it -> it.contains("maven") || it.contains("mvn"));
  }

  private static void start(Optional<ProcessHandle> parent) {
    if (!STARTED.compareAndSet(false, true)) {
      return;
    }
    var timer = Daemon.timer("salvo-parent-watch");
    timer.scheduleWithFixedDelay(
        () -> {
          if (!parent.map(ProcessHandle::isAlive).orElse(false)) {
            timer.shutdown();
            Startup.console().println("The process that started this run is gone: ending it.");
            System.exit(Verdict.Status.INCONCLUSIVE.exitCode());
          }
        },
        0,
        POLL_MILLIS,
        TimeUnit.MILLISECONDS);
  }
}
