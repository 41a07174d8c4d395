package salvo.gatling.engine;

import io.gatling.charts.stats.LogFileData;
import io.gatling.charts.stats.LogFileReader;
import io.gatling.commons.stats.KO$;
import io.gatling.commons.stats.Status;
import io.gatling.core.config.GatlingConfiguration;
import io.gatling.shared.model.assertion.AssertionStatsRepository.Stats;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import salvo.event.RunEvent;
import salvo.event.log.SimulationLog;
import salvo.event.log.SimulationLogWriter;
import salvo.slo.Metric;
import salvo.slo.Slo;
import scala.Option;
import scala.Some;
import scala.jdk.javaapi.CollectionConverters;

/**
 * What Gatling itself makes of a run's objectives, with its own reader and digests. They are only
 * shown beside the exact values. Gatling counts an endpoint apart in each group, so it is given the
 * run's log without the groups.
 */
public final class GatlingFigures {

  private static final String LOG = "simulation.log";

  private final LogFileData data;
  private final double windowSeconds;

  private GatlingFigures(LogFileData data, double windowSeconds) {
    this.data = data;
    this.windowSeconds = windowSeconds;
  }

  /**
   * Reads the log of a finished run.
   *
   * @param windowSeconds length of the offered load; 0 leaves out the rate
   * @throws IOException when the log cannot be read
   */
  public static GatlingFigures of(Path runFolder, double windowSeconds) throws IOException {
    Path results = Files.createTempDirectory("salvo-gatling-figures");
    Path ungrouped = Files.createDirectory(results.resolve("ungrouped")).resolve(LOG);
    try {
      copyWithoutGroups(runFolder.resolve(LOG), ungrouped);
      LogFileReader reader = LogFileReader.apply("ungrouped", results, GatlingConfiguration.load());
      return new GatlingFigures(reader.read(), windowSeconds);
    } finally {
      Files.deleteIfExists(ungrouped);
      Files.deleteIfExists(ungrouped.getParent());
      Files.deleteIfExists(results);
    }
  }

  /** Gatling's value for each objective that it has data for. */
  public Map<Slo, Double> actuals(List<Slo> slos) {
    Map<Slo, Double> actuals = new HashMap<>();
    for (Slo slo : slos) {
      Optional<String> request = slo.isGlobal() ? Optional.empty() : Optional.of(slo.scope());
      value(slo.metric(), request).ifPresent(value -> actuals.put(slo, value));
    }
    return actuals;
  }

  private static void copyWithoutGroups(Path log, Path copy) throws IOException {
    try (SimulationLogWriter writer = new SimulationLogWriter(copy, SimulationLog.header(log))) {
      SimulationLog.read(
          log,
          event -> {
            if (!(event instanceof RunEvent.Request it && it.isBeside())) {
              write(writer, ungrouped(event));
            }
          });
    }
  }

  private static void write(SimulationLogWriter writer, RunEvent event) {
    try {
      writer.write(event);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RunEvent ungrouped(RunEvent event) {
    return event instanceof RunEvent.Request it
        ? new RunEvent.Request(
            it.scenario(),
            List.of(),
            it.name(),
            it.startMillis(),
            it.endMillis(),
            it.ok(),
            it.status(),
            it.message())
        : event;
  }

  private OptionalDouble value(Metric metric, Optional<String> request) {
    Optional<Stats> found = stats(request, Option.empty());
    if (metric.isOfResource() || found.isEmpty() || found.get().count() == 0) {
      return OptionalDouble.empty();
    }
    Stats stats = found.get();
    return switch (metric.kind()) {
      case MEAN -> OptionalDouble.of(stats.mean());
      case PERCENTILE -> OptionalDouble.of(percentile(stats, metric.percent()));
      case MAX -> OptionalDouble.of(stats.max());
      case ERROR_RATE -> OptionalDouble.of((double) failed(request) / stats.count());
      case GOODPUT -> OptionalDouble.of(1 - (double) failed(request) / stats.count());
      case MIN_RPS ->
          windowSeconds > 0
              ? OptionalDouble.of(stats.count() / windowSeconds)
              : OptionalDouble.empty();
      case FALL, GROWTH, TOKENS_PER_SECOND, STREAM_TOKENS_PER_SECOND -> OptionalDouble.empty();
    };
  }

  private long failed(Optional<String> request) {
    return stats(request, new Some<>(KO$.MODULE$)).map(Stats::count).orElse(0L);
  }

  private Optional<Stats> stats(Optional<String> request, Option<Status> status) {
    Option<String> name = request.<Option<String>>map(Some::new).orElse(Option.empty());
    Option<Stats> stats =
        data.requestGeneralStats(
            CollectionConverters.asScala(List.<String>of()).toList(), name, status);
    return stats.isDefined() ? Optional.of(stats.get()) : Optional.empty();
  }

  private static int percentile(Stats stats, double rank) {
    return ((Number) stats.percentile().apply(rank)).intValue();
  }
}
