package salvo.monitor.file;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;
import salvo.monitor.sample.CoreMetric;
import salvo.monitor.sample.Metrics;
import salvo.monitor.sample.ResourceMetric;
import salvo.monitor.sample.ResourceSample;
import salvo.monitor.sample.ResourceSample.JvmSample;
import salvo.monitor.sample.ResourceSample.MemorySample;
import salvo.monitor.sample.ResourceSample.ProcessSample;
import salvo.text.Unit;

/** The columns of a file of samples, of which some are of every sample and others are metrics. */
final class SampleColumns {

  private static final Pattern ROUNDED = Pattern.compile("[\\d.,]+[eE]\\+?\\d+");

  private final List<String> names;
  private final char point;
  private final Map<String, Integer> indexes = new HashMap<>();
  private final Map<ResourceMetric, Integer> metrics = new LinkedHashMap<>();

  /**
   * Tells the columns by their names.
   *
   * @param point what stands before the decimals of a number
   */
  SampleColumns(List<String> names, char point) {
    this.names = names;
    this.point = point;
    for (int i = 0; i < names.size(); i++) {
      indexes.putIfAbsent(names.get(i), i);
      ResourceMetric metric = ResourceMetric.ofColumn(names.get(i));
      if (!isTime(names.get(i)) && CoreMetric.of(metric).isEmpty()) {
        metrics.putIfAbsent(metric, i);
      }
    }
  }

  private static boolean isTime(String name) {
    return name.equals(ResourceCsv.EPOCH) || name.equals(ResourceCsv.RUN);
  }

  /**
   * The sample of a line.
   *
   * @throws IllegalArgumentException with the reason when it cannot be one
   */
  ResourceSample sample(CSVRecord line) {
    if (line.size() != names.size()) {
      throw new IllegalArgumentException(
          "it has " + line.size() + " cells, and the first line names " + names.size());
    }
    Cells cells = new Cells(line);
    return new ResourceSample(
        cells.time(ResourceCsv.EPOCH),
        cells.time(ResourceCsv.RUN),
        cells.value(CoreMetric.CPU),
        cells.memory(),
        cells.process(CoreMetric.INJECTOR_CPU, CoreMetric.INJECTOR_MEMORY),
        cells.jvm(),
        cells.process(CoreMetric.TARGET_CPU, CoreMetric.TARGET_MEMORY),
        cells.metrics());
  }

  private final class Cells {

    private final CSVRecord line;

    Cells(CSVRecord line) {
      this.line = line;
    }

    /**
     * A time in ms.
     *
     * @throws ArithmeticException when it is written with an exponent, and so has lost its digits
     */
    long time(String column) {
      String cell = line.get(indexes.get(column)).strip();
      if (ROUNDED.matcher(cell).matches()) {
        throw new ArithmeticException(
            column + " is \"" + cell + "\", which a spreadsheet has rounded");
      }
      try {
        return Long.parseLong(cell);
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(column + " is \"" + cell + "\", not a whole number", e);
      }
    }

    OptionalDouble value(CoreMetric core) {
      Integer index = indexes.get(core.metric().column());
      double value = index == null ? Double.NaN : value(core.metric(), index);
      return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    Optional<MemorySample> memory() {
      return whole(CoreMetric.MEMORY_TOTAL)
          .flatMap(
              total ->
                  whole(CoreMetric.MEMORY_AVAILABLE)
                      .map(available -> new MemorySample(total, available)));
    }

    Optional<ProcessSample> process(CoreMetric cores, CoreMetric resident) {
      return whole(resident).map(bytes -> new ProcessSample(value(cores), bytes));
    }

    Optional<JvmSample> jvm() {
      return whole(CoreMetric.INJECTOR_HEAP)
          .flatMap(
              heap ->
                  whole(CoreMetric.GC_PAUSE)
                      .flatMap(
                          pause ->
                              whole(CoreMetric.SCHEDULING_DELAY)
                                  .map(delay -> new JvmSample(heap, pause, delay))));
    }

    Metrics metrics() {
      return new Metrics(
          List.copyOf(metrics.keySet()),
          metrics.entrySet().stream()
              .mapToDouble(it -> value(it.getKey(), it.getValue()))
              .toArray());
    }

    private Optional<Long> whole(CoreMetric core) {
      return value(core).stream().mapToObj(Math::round).findFirst();
    }

    /** NaN for an empty cell, one that says so, and for the text of a column without a unit. */
    private double value(ResourceMetric metric, int index) {
      String cell = line.get(index).strip().replace(point, '.');
      try {
        double value = cell.isEmpty() ? Double.NaN : metric.unit().parse(cell);
        return Double.isInfinite(value) ? Double.NaN : value;
      } catch (NumberFormatException e) {
        if (metric.unit() == Unit.NONE) {
          return Double.NaN;
        }
        throw new IllegalArgumentException(
            names.get(index) + " is \"" + line.get(index) + "\", not a number", e);
      }
    }
  }
}
