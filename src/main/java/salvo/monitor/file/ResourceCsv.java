package salvo.monitor.file;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import salvo.monitor.sample.Metrics;
import salvo.monitor.sample.ResourceMetric;
import salvo.monitor.sample.ResourceSample;
import salvo.monitor.sample.ResourceSample.JvmSample;
import salvo.monitor.sample.ResourceSample.MemorySample;
import salvo.monitor.sample.ResourceSample.ProcessSample;

/** The text of {@code resources.csv}: units stand in the names, an empty cell is not known. */
public final class ResourceCsv {

  private static final List<Column> COLUMNS =
      List.of(
          new Column("epoch_ms", sample -> Long.toString(sample.epochMillis())),
          new Column("run_ms", sample -> Long.toString(sample.runMillis())),
          new Column("cpu_percent", sample -> percent(sample.cpu())),
          memory("memory_total_bytes", MemorySample::totalBytes),
          memory("memory_used_bytes", MemorySample::usedBytes),
          memory("memory_available_bytes", MemorySample::availableBytes),
          new Column("memory_percent", sample -> percent(usedShare(sample))),
          new Column("injector_cpu_cores", sample -> cores(sample.injector())),
          new Column("injector_rss_bytes", sample -> resident(sample.injector())),
          jvm("heap_used_bytes", JvmSample::heapUsedBytes),
          jvm("gc_pause_ms", JvmSample::gcPauseMillis),
          jvm("scheduling_delay_ms", JvmSample::schedulingDelayMillis),
          new Column("target_cpu_cores", sample -> cores(sample.target())),
          new Column("target_rss_bytes", sample -> resident(sample.target())));

  private ResourceCsv() {}

  /** The columns that every file has, and those of the metrics. */
  public static String header(List<ResourceMetric> metrics) {
    Stream<String> names =
        Stream.concat(
            COLUMNS.stream().map(Column::name), metrics.stream().map(ResourceMetric::column));
    return names.map(ResourceCsv::quoted).collect(Collectors.joining(",", "", "\n"));
  }

  static boolean isOfEveryFile(String column) {
    return COLUMNS.stream().anyMatch(it -> it.name().equals(column));
  }

  static String line(ResourceSample sample) {
    Stream<String> cells = COLUMNS.stream().map(column -> column.cell().apply(sample));
    return Stream.concat(cells, metrics(sample.metrics()))
        .collect(Collectors.joining(",", "", "\n"));
  }

  private static Stream<String> metrics(Metrics metrics) {
    return IntStream.range(0, metrics.columns().size())
        .mapToObj(i -> metrics.columns().get(i).unit().cell(metrics.value(i).orElse(Double.NaN)));
  }

  /** The text of a series may hold commas and quotes. */
  private static String quoted(String name) {
    return name.matches("[\\w.: -]+") ? name : '"' + name.replace("\"", "\"\"") + '"';
  }

  private static Column memory(String name, Function<MemorySample, Long> value) {
    return new Column(name, sample -> number(sample.memory().map(value)));
  }

  private static Column jvm(String name, Function<JvmSample, Long> value) {
    return new Column(name, sample -> number(sample.jvm().map(value)));
  }

  private static OptionalDouble usedShare(ResourceSample sample) {
    return sample.memory().stream().mapToDouble(MemorySample::usedShare).findFirst();
  }

  private static String cores(Optional<ProcessSample> process) {
    return decimal("%.3f", process.map(ProcessSample::cpuCores).orElse(OptionalDouble.empty()), 1);
  }

  private static String resident(Optional<ProcessSample> process) {
    return number(process.map(ProcessSample::residentBytes));
  }

  private static String percent(OptionalDouble share) {
    return decimal("%.2f", share, 100);
  }

  private static String decimal(String format, OptionalDouble value, double scale) {
    return value.isPresent() ? String.format(Locale.ROOT, format, value.getAsDouble() * scale) : "";
  }

  private static String number(Optional<Long> value) {
    return value.map(String::valueOf).orElse("");
  }

  private record Column(String name, Function<ResourceSample, String> cell) {}
}
