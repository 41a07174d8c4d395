package salvo.monitor.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import salvo.monitor.sample.Metrics;
import salvo.monitor.sample.ResourceMetric;
import salvo.monitor.sample.ResourceSample;
import salvo.monitor.sample.ResourceSample.JvmSample;
import salvo.monitor.sample.ResourceSample.MemorySample;
import salvo.monitor.sample.ResourceSample.ProcessSample;

/**
 * Reads {@code resources.csv}. Columns are known by their names, other columns that end with a unit
 * are metrics; one that is missing, and a cell that is empty, was not sampled.
 */
public final class ResourceCsvReader {

  private final Path file;
  private final Map<String, Integer> columns = new HashMap<>();
  private final List<ResourceMetric> metrics = new ArrayList<>();

  private ResourceCsvReader(Path file, String header) throws IOException {
    this.file = file;
    for (String name : names(header)) {
      columns.put(name, columns.size());
      if (!ResourceCsv.isOfEveryFile(name)) {
        ResourceMetric.ofColumn(name).ifPresent(metrics::add);
      }
    }
  }

  private List<String> names(String header) throws IOException {
    try (CSVParser parser = CSVParser.parse(header, CSVFormat.RFC4180)) {
      return parser.getRecords().get(0).toList();
    } catch (UncheckedIOException | IllegalStateException e) {
      throw new IOException(file + " is damaged in line 1: " + e.getMessage(), e);
    }
  }

  /**
   * The samples of a file, in its order; none when there is no file. A last line that was cut off
   * is left out.
   *
   * @throws IOException when a line cannot be one of this file; the message names file and line
   */
  public static List<ResourceSample> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    String text = Files.readString(file, StandardCharsets.UTF_8);
    List<String> lines = text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    if (lines.isEmpty()) {
      return List.of();
    }
    ResourceCsvReader reader = new ResourceCsvReader(file, lines.get(0));
    List<ResourceSample> samples = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      samples.add(reader.sample(lines.get(i), i + 1));
    }
    return samples;
  }

  private ResourceSample sample(String line, int number) throws IOException {
    try {
      Cells cells = new Cells(columns, line.split(",", -1));
      return new ResourceSample(
          cells.required("epoch_ms"),
          cells.required("run_ms"),
          cells.share("cpu_percent"),
          cells.memory(),
          cells.process("injector_cpu_cores", "injector_rss_bytes"),
          cells.jvm(),
          cells.process("target_cpu_cores", "target_rss_bytes"),
          new Metrics(metrics, metrics.stream().mapToDouble(cells::metric).toArray()));
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      throw new IOException(
          file + " is damaged in line " + number + ": " + e.getMessage() + ". Remove the line.", e);
    }
  }

  private record Cells(Map<String, Integer> columns, String[] values) {

    private Optional<String> text(String column) {
      Integer index = columns.get(column);
      return index == null || values[index].isEmpty()
          ? Optional.empty()
          : Optional.of(values[index]);
    }

    private Optional<Long> whole(String column) {
      return text(column).map(Long::valueOf);
    }

    private OptionalDouble decimal(String column) {
      return text(column)
          .map(Double::valueOf)
          .map(OptionalDouble::of)
          .orElse(OptionalDouble.empty());
    }

    private double metric(ResourceMetric metric) {
      return text(metric.column()).map(metric.unit()::parse).orElse(Double.NaN);
    }

    private long required(String column) {
      return whole(column).orElseThrow(() -> new NumberFormatException("there is no " + column));
    }

    private OptionalDouble share(String column) {
      OptionalDouble percent = decimal(column);
      return percent.isPresent()
          ? OptionalDouble.of(percent.getAsDouble() / 100)
          : OptionalDouble.empty();
    }

    private Optional<MemorySample> memory() {
      return whole("memory_total_bytes")
          .flatMap(
              total ->
                  whole("memory_available_bytes")
                      .map(available -> new MemorySample(total, available)));
    }

    private Optional<ProcessSample> process(String cores, String resident) {
      return whole(resident).map(bytes -> new ProcessSample(decimal(cores), bytes));
    }

    private Optional<JvmSample> jvm() {
      return whole("heap_used_bytes")
          .flatMap(
              heap ->
                  whole("gc_pause_ms")
                      .flatMap(
                          pause ->
                              whole("scheduling_delay_ms")
                                  .map(delay -> new JvmSample(heap, pause, delay))));
    }
  }
}
