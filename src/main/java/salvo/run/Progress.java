package salvo.run;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import salvo.Daemon;
import salvo.live.LiveState;
import salvo.live.LiveTotals;

/** A line on the console every few seconds: how far the load is and how it goes. */
final class Progress implements AutoCloseable {

  private static final int PERIOD_SECONDS = 5;

  private final PrintStream console;
  private final Duration length;
  private final LongSupplier elapsedMillis;
  private final Supplier<LiveTotals> totals;
  private final Supplier<List<LiveState.Injector>> injectors;
  private volatile boolean started;
  private final ScheduledExecutorService timer = Daemon.timer("salvo-progress");

  /**
   * @param length of the load; zero when nobody knows it before
   * @param totals of the run
   * @param injectors those of the run; empty for a run of one
   */
  Progress(
      PrintStream console,
      Duration length,
      LongSupplier elapsedMillis,
      Supplier<LiveTotals> totals,
      Supplier<List<LiveState.Injector>> injectors) {
    this.injectors = injectors;
    this.console = console;
    this.totals = totals;
    this.length = length;
    this.elapsedMillis = elapsedMillis;
  }

  void start() {
    started = true;
    timer.scheduleAtFixedRate(this::print, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
  }

  /** Stops, with a last line; a second call does nothing. */
  @Override
  public void close() {
    if (started && !timer.isShutdown()) {
      timer.shutdownNow();
      print();
    }
  }

  private void print() {
    console.println(line(elapsedMillis.getAsLong()));
  }

  String line(long millis) {
    LiveTotals all = totals.get();
    return String.format(
            Locale.ROOT,
            "  %-13s %,9d requests %,7d failed %6d users   so far p50 %,6d ms   p95 %,6d ms",
            at(millis),
            all.requests(),
            all.ko(),
            all.users(),
            all.times().p50(),
            all.times().p95())
        + of(injectors.get());
  }

  /** Of how many injectors that is the sum. */
  private static String of(List<LiveState.Injector> all) {
    return all.isEmpty()
        ? ""
        : "   " + all.stream().filter(it -> !it.lost()).count() + " injectors";
  }

  private String at(long millis) {
    long seconds = Math.round(millis / 1000.0);
    if (length.isZero()) {
      return seconds + " s";
    }
    return seconds <= length.toSeconds()
        ? seconds + " of " + length.toSeconds() + " s"
        : "draining " + (seconds - length.toSeconds()) + " s";
  }
}
