package salvo.monitor.exporter;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import salvo.config.Settings;
import salvo.monitor.sample.ResourceMetric;
import salvo.monitor.source.CounterRates;
import salvo.monitor.source.MetricSource;
import salvo.monitor.source.Ticker;

/**
 * An exporter that the operators of a target run, such as node_exporter. It is asked on a thread of
 * its own, once per interval, so that however slow it is no sample waits for it: a sample takes the
 * latest answer, unless that is older than two intervals.
 */
public final class Exporter implements MetricSource {

  private static final int FRESH_INTERVALS = 2;

  private final Settings.Exporter settings;
  private final List<ScrapedSeries> series;
  private final Scrape scrape;
  private final Ticker ticker;
  private final long intervalNanos;
  private final Consumer<String> warnings;
  private final CounterRates rates;
  private volatile Answer latest;
  private boolean warned;
  private boolean closed;

  /** Gets the text of an answer. */
  @FunctionalInterface
  public interface Scrape {
    String get() throws IOException, InterruptedException;
  }

  private record Answer(double[] values, long nanos) {}

  private Exporter(
      Settings.Exporter settings,
      Duration interval,
      Scrape scrape,
      Ticker ticker,
      Consumer<String> warnings) {
    this.settings = settings;
    this.series = settings.series().stream().map(ScrapedSeries::parse).toList();
    this.scrape = scrape;
    this.ticker = ticker;
    this.intervalNanos = interval.toNanos();
    this.warnings = warnings;
    this.rates = new CounterRates(ticker::nanos);
  }

  /** Asks at once, and then once per interval. */
  public static Exporter start(
      Settings.Exporter settings,
      Duration interval,
      Scrape scrape,
      Ticker ticker,
      Consumer<String> warnings) {
    Exporter exporter = new Exporter(settings, interval, scrape, ticker, warnings);
    ticker.schedule(0, exporter::ask);
    return exporter;
  }

  @Override
  public List<ResourceMetric> metrics() {
    return series.stream().map(it -> it.metric(settings.name())).toList();
  }

  @Override
  public double[] read() {
    Answer answer = latest;
    boolean fresh =
        answer != null && ticker.nanos() - answer.nanos() <= FRESH_INTERVALS * intervalNanos;
    return fresh ? answer.values().clone() : gaps();
  }

  @Override
  public synchronized void close() {
    closed = true;
    ticker.close();
  }

  private void ask() {
    long begun = ticker.nanos();
    try {
      take(scrape.get());
    } catch (IOException | RuntimeException e) {
      warn(e.getMessage() == null ? e.toString() : e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    askAgain(begun);
  }

  private synchronized void askAgain(long begun) {
    if (!closed) {
      ticker.schedule(Math.max(0, intervalNanos - (ticker.nanos() - begun)), this::ask);
    }
  }

  private void take(String text) {
    double[] sums = sums(text);
    double[] perSecond = rates.perSecond(sums);
    double[] values = new double[sums.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = series.get(i).rate() ? perSecond[i] : sums[i];
      if (Double.isNaN(sums[i])) {
        warn("its answer has no series " + series.get(i).text() + ", or no number for it");
      }
    }
    latest = new Answer(values, ticker.nanos());
  }

  private double[] sums(String text) {
    List<PrometheusSample> samples =
        text.lines()
            .filter(line -> series.stream().anyMatch(it -> line.startsWith(it.name())))
            .flatMap(line -> PrometheusSample.parse(line).stream())
            .toList();
    return series.stream().mapToDouble(it -> sum(it, samples)).toArray();
  }

  /** NaN where there is none of it, or one of it is not a number. */
  private static double sum(ScrapedSeries series, List<PrometheusSample> samples) {
    List<PrometheusSample> included = samples.stream().filter(series::includes).toList();
    return included.isEmpty()
        ? Double.NaN
        : included.stream().mapToDouble(PrometheusSample::value).sum();
  }

  private double[] gaps() {
    double[] gaps = new double[series.size()];
    Arrays.fill(gaps, Double.NaN);
    return gaps;
  }

  private void warn(String reason) {
    if (!warned) {
      warned = true;
      warnings.accept(
          "Resource monitor: cannot read the exporter "
              + settings.name()
              + " at "
              + settings.url()
              + " ("
              + reason
              + "); its columns stay empty until that succeeds.");
    }
  }
}
