package salvo.run;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import salvo.Daemon;
import salvo.abort.AbortWatch;
import salvo.stats.cost.Used;
import salvo.stats.request.RequestCounts;

/** When the rules that may end a load are judged: once a second, while it goes on. */
final class AbortClock implements AutoCloseable {

  private final AbortWatch watch;
  private final boolean isAlone;
  private final ScheduledExecutorService timer = Daemon.timer("salvo-abort-rules");
  private volatile boolean isOpen;

  /**
   * @param isAlone whether the rules are for what this injector does: else they are judged whenever
   *     it is told what all do
   */
  AbortClock(AbortWatch watch, boolean isAlone) {
    this.watch = watch;
    this.isAlone = isAlone;
  }

  void start() {
    isOpen = true;
    if (isAlone) {
      timer.scheduleAtFixedRate(
          () -> watch.check(System.currentTimeMillis()), 1, 1, TimeUnit.SECONDS);
    }
  }

  /** Judges what all injectors did in a second, by the scopes of the rules. */
  void second(Function<String, RequestCounts> byScope) {
    if (isOpen) {
      watch.second(byScope);
    }
  }

  /** What this injector has used of the budget, to be told to the others. */
  Used used() {
    return watch.used();
  }

  /** Divides what is left of the budget after all have used so much. */
  void used(Used all) {
    watch.used(all);
  }

  @Override
  public void close() {
    isOpen = false;
    timer.shutdownNow();
  }
}
