package salvo.monitor.file;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import salvo.monitor.sample.CoreMetric;
import salvo.monitor.sample.Metrics;
import salvo.monitor.sample.ResourceMetric;
import salvo.monitor.sample.ResourceSample;

/** The text of {@code resources.csv}: units stand in the names, an empty cell is not known. */
public final class ResourceCsv {

  static final CSVFormat FORMAT = CSVFormat.RFC4180;
  static final String EPOCH = "epoch_ms";
  static final String RUN = "run_ms";

  private ResourceCsv() {}

  /** The columns that every file has, and those of the metrics. */
  public static String header(List<ResourceMetric> metrics) {
    Stream<ResourceMetric> core = Arrays.stream(CoreMetric.values()).map(CoreMetric::metric);
    return line(
        Stream.concat(
            Stream.of(EPOCH, RUN),
            Stream.concat(core, metrics.stream()).map(ResourceMetric::column)));
  }

  static String line(ResourceSample sample) {
    Stream<String> times =
        Stream.of(Long.toString(sample.epochMillis()), Long.toString(sample.runMillis()));
    Stream<String> core = Arrays.stream(CoreMetric.values()).map(it -> cell(it, sample));
    return line(Stream.concat(times, Stream.concat(core, metrics(sample.metrics()))));
  }

  private static String line(Stream<String> cells) {
    return FORMAT.format(cells.toArray()) + "\n";
  }

  private static Stream<String> metrics(Metrics metrics) {
    return IntStream.range(0, metrics.columns().size())
        .mapToObj(i -> metrics.columns().get(i).unit().cell(metrics.value(i).orElse(Double.NaN)));
  }

  private static String cell(CoreMetric core, ResourceSample sample) {
    OptionalDouble value = core.value(sample);
    if (value.isEmpty()) {
      return "";
    }
    String format =
        switch (core.metric().unit()) {
          case SHARE -> "%.2f";
          case CORES -> "%.3f";
          default -> "%.0f";
        };
    return String.format(Locale.ROOT, format, value.getAsDouble() * core.metric().unit().scale());
  }
}
