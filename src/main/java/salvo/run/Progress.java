package salvo.run;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import salvo.Daemon;
import salvo.stats.StatsCollector;
import salvo.stats.times.ResponseTimes;

/** A line on the console every few seconds: how far the load is and how it goes. */
final class Progress implements AutoCloseable {

  private static final int PERIOD_SECONDS = 5;

  private final PrintStream console;
  private final Recorder recorder;
  private final Duration length;
  private final LongSupplier elapsedMillis;
  private volatile boolean started;
  private final ScheduledExecutorService timer = Daemon.timer("salvo-progress");

  /**
   * @param length of the load; zero when nobody knows it before
   */
  Progress(PrintStream console, Recorder recorder, Duration length, LongSupplier elapsedMillis) {
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
