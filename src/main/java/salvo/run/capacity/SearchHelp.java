package salvo.run.capacity;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import salvo.Daemon;
import salvo.config.Settings;
import salvo.event.RunEvent;

/** The part in a search of an injector that is not the first: it tells that one what it does. */
public final class SearchHelp implements Consumer<RunEvent>, AutoCloseable {

  private final SearchShare share;
  private final Consumer<byte[]> tellZero;
  private final ScheduledExecutorService timer = Daemon.timer("salvo-capacity");
  private long number;

  public SearchHelp(
      Settings.InjectorLimits limits, CapacityRun.Load load, Consumer<byte[]> tellZero) {
    this.share = new SearchShare(limits, load);
    this.tellZero = tellZero;
  }

  /** The load begins now. */
  public void start() {
    timer.scheduleAtFixedRate(
        () -> tellZero.accept(share.take(++number).bytes()), 1, 1, TimeUnit.SECONDS);
  }

  @Override
  public void accept(RunEvent event) {
    share.accept(event);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
