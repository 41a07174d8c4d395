package salvo.monitor;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import salvo.monitor.file.CsvFile;
import salvo.monitor.file.CsvStream;
import salvo.monitor.file.SampleFile;
import salvo.monitor.sample.ResourceMetric;
import salvo.monitor.sample.ResourceSample;
import salvo.monitor.source.Sources;
import salvo.monitor.source.SystemTicker;
import salvo.monitor.source.Ticker;

/**
 * The side-car: at a fixed rate it notes what the machine, the injector and a local target use, in
 * memory (about 1 KB a sample) and in {@code resources.csv}. Whatever fails costs cells and a
 * warning, never the run; a sample that a pause of the JVM delayed keeps its real time, and those
 * that were missed meanwhile are not made up.
 */
public final class ResourceMonitor implements AutoCloseable {

  private static final Duration MIN_INTERVAL = Duration.ofMillis(100);
  private static final Duration MAX_INTERVAL = Duration.ofSeconds(60);

  private final long intervalNanos;
  private final Sources sources;
  private final Consumer<String> warnings;
  private final Ticker ticker;
  private final long startNanos;
  private final List<ResourceSample> samples = new ArrayList<>();
  private final boolean keepsAll;
  private SampleFile file;
  private int written;
  private long count;
  private boolean fileWarned;
  private boolean stopped;

  /**
   * What to watch and how.
   *
   * @param interval time between samples, 100 ms to 60 s
   * @param keepsAll whether samples that are written stay in memory; the latest always does
   * @param csv where to write from the start; {@link #writeTo} can follow when it is not known yet
   * @param warnings gets a sentence the first time that something fails
   */
  public record Options(
      Duration interval,
      Watched watched,
      boolean keepsAll,
      Optional<Path> csv,
      Consumer<String> warnings) {

    /** Keeps all samples in memory. */
    public Options(
        Duration interval, Watched watched, Optional<Path> csv, Consumer<String> warnings) {
      this(interval, watched, true, csv, warnings);
    }

    public Options {
      if (interval.compareTo(MIN_INTERVAL) < 0 || interval.compareTo(MAX_INTERVAL) > 0) {
        throw new IllegalArgumentException(
            "The resource monitor's interval is "
                + interval.toMillis()
                + " ms; set salvo.monitor.interval to 100 ms at least and 60 s at most.");
      }
    }
  }

  /** Starts sampling on a daemon thread of its own; the first sample is due after one interval. */
  public static ResourceMonitor start(Options options) {
    return start(
        options,
        ThisMachine.sources(options.watched(), options.interval(), options.warnings()),
        new SystemTicker("salvo-resource-monitor"));
  }

  static ResourceMonitor start(Options options, Sources sources, Ticker ticker) {
    ResourceMonitor monitor = new ResourceMonitor(options, sources, ticker);
    options.csv().ifPresent(monitor::writeTo);
    monitor.scheduleNext();
    return monitor;
  }

  private ResourceMonitor(Options options, Sources sources, Ticker ticker) {
    this.intervalNanos = options.interval().toNanos();
    this.sources = sources.guarded(options.warnings());
    this.warnings = options.warnings();
    this.keepsAll = options.keepsAll();
    this.ticker = ticker;
    // Rates need a first reading to start from, which also takes OSHI's start (about 200 ms).
    this.sources.read(ticker.epochMillis(), 0);
    this.startNanos = ticker.nanos();
  }

  /**
   * Writes the samples so far to the file, each later one as it is taken, and creates the file's
   * folder if need be. After {@link #stop} it writes them all.
   *
   * @throws IllegalStateException when the samples already go to a file
   */
  public void writeTo(Path csv) {
    writeTo(new CsvFile(csv, metrics()));
  }

  /** The same to a stream, which is not closed. */
  public void writeTo(PrintWriter csv) {
    writeTo(new CsvStream(csv, metrics()));
  }

  private synchronized void writeTo(SampleFile csv) {
    if (file != null) {
      throw new IllegalStateException(
          "Cannot write samples to " + csv + ": they already go to " + file);
    }
    file = csv;
    write();
    if (stopped) {
      closeFile();
    }
  }

  /** What is measured beside the parts that every sample has. */
  public List<ResourceMetric> metrics() {
    return sources.metrics().metrics();
  }

  /** What is watched and what there is not, such as "2 processors, disk sda, no GPU". */
  public String parts() {
    return WatchedParts.text(metrics());
  }

  /** The samples so far; where not all are kept, those that are not written and the latest. */
  public synchronized List<ResourceSample> samples() {
    return List.copyOf(samples);
  }

  /** The newest sample; empty before the first. */
  public synchronized Optional<ResourceSample> latest() {
    return samples.isEmpty() ? Optional.empty() : Optional.of(samples.get(samples.size() - 1));
  }

  /** Samples taken so far. */
  public synchronized long count() {
    return count;
  }

  /** Takes a last sample and closes the file; a second call does nothing. */
  public synchronized void stop() {
    if (stopped) {
      return;
    }
    stopped = true;
    ticker.close();
    sample();
    sources.close();
    closeFile();
  }

  @Override
  public void close() {
    stop();
  }

  private synchronized void tick() {
    if (!stopped) {
      try {
        sample();
      } finally {
        scheduleNext();
      }
    }
  }

  private void sample() {
    long runMillis = TimeUnit.NANOSECONDS.toMillis(ticker.nanos() - startNanos);
    samples.add(sources.read(ticker.epochMillis(), runMillis));
    count++;
    write();
    if (!keepsAll && (file == null || written == samples.size())) {
      samples.subList(0, samples.size() - 1).clear();
      written = file == null ? 0 : 1;
    }
  }

  /** The next multiple of the interval since the start, whichever have been missed. */
  private void scheduleNext() {
    long intoInterval = (ticker.nanos() - startNanos) % intervalNanos;
    ticker.schedule(intervalNanos - intoInterval, this::tick);
  }

  private void write() {
    if (file != null) {
      try {
        file.write(samples.subList(written, samples.size()));
        written = samples.size();
      } catch (IOException failure) {
        warnOfFile(failure);
      }
    }
  }

  private void closeFile() {
    if (file != null) {
      try {
        file.close();
      } catch (IOException failure) {
        warnOfFile(failure);
      }
    }
  }

  private void warnOfFile(IOException failure) {
    if (!fileWarned) {
      fileWarned = true;
      warnings.accept(
          "Resource monitor: cannot write "
              + file
              + " ("
              + failure
              + "); the samples are kept in memory and written when that is possible again.");
    }
  }
}
