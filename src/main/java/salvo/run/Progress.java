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
import salvo.stats.StatsCollector;
import salvo.stats.times.ResponseTimes;

/** A line on the console every few seconds: how far the load is and how it goes. */
final class Progress implements AutoCloseable {

  private static final int PERIOD_SECONDS = 5;

  private final PrintStream console;
  private final Recorder recorder;
  private final Duration length;
  private final LongSupplier elapsedMillis;
  private final Supplier<List<LiveState.Injector>> injectors;
  private volatile boolean started;
  private final ScheduledExecutorService timer = Daemon.timer("salvo-progress");

  /**
   * @param length of the load; zero when nobody knows it before
   * @param injectors those of the run; empty for a run of one
   */
  Progress(
      PrintStream console,
      Recorder recorder,
      Duration length,
      LongSupplier elapsedMillis,
      Supplier<List<LiveState.Injector>> injectors) {
    this.injectors = injectors;
    this.console = console;
    this.recorder = recorder;
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
    List<LiveState.Injector> all = injectors.get();
    return all.isEmpty() ? ofOne(millis) : ofAll(millis, all);
  }

  /** Percentiles of several cannot be added up, but none of all is above the worst. */
  private String ofAll(long millis, List<LiveState.Injector> all) {
    return String.format(
        Locale.ROOT,
        "  %-13s %,9d requests %,7d KO %6.0f/s   p95 up to %,6.0f ms   %d injectors",
        at(millis),
        all.stream().mapToLong(LiveState.Injector::requests).sum(),
        all.stream().mapToLong(LiveState.Injector::ko).sum(),
        all.stream().mapToDouble(LiveState.Injector::requestsPerSecond).sum(),
        all.stream().mapToDouble(LiveState.Injector::p95).max().orElse(0),
        all.stream().filter(it -> !it.lost()).count());
  }

  private String ofOne(long millis) {
    StatsCollector stats = recorder.stats();
    ResponseTimes times = stats.responseTimes();
    return String.format(
        Locale.ROOT,
        "  %-13s %,9d requests %,7d KO %6d users   p50 %,6d ms   p95 %,6d ms",
        at(millis),
        stats.requests(),
        stats.ko(),
        recorder.users(),
        times.percentile(50),
        times.percentile(95));
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
