package salvo.resources;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import salvo.monitor.sample.CoreMetric;
import salvo.monitor.sample.Metrics;
import salvo.monitor.sample.ResourceMetric;
import salvo.monitor.sample.ResourceSample;

/**
 * One resource of the samples, whether every sample has it or it differs from machine to machine.
 */
record ResourceColumn(Resource resource, Function<ResourceSample, OptionalDouble> value) {

  /** Those that differ from machine to machine: the metrics of the samples. */
  static List<ResourceColumn> metrics(List<ResourceSample> samples) {
    List<ResourceMetric> metrics =
        samples.stream()
            .map(sample -> sample.metrics().columns())
            .filter(columns -> !columns.isEmpty())
            .findFirst()
            .orElse(List.of());
    return IntStream.range(0, metrics.size()).mapToObj(i -> metric(metrics, i)).toList();
  }

  /** All that the reports show, those that every sample has first. */
  static List<ResourceColumn> all(List<ResourceSample> samples) {
    Stream<ResourceColumn> core = CoreMetric.reported().stream().map(ResourceColumn::core);
    return Stream.concat(core, metrics(samples).stream()).toList();
  }

  /** That of a name in {@code resources.csv}, shown or not; empty where there is none. */
  static Optional<ResourceColumn> named(String column, List<ResourceSample> samples) {
    Stream<ResourceColumn> core = Arrays.stream(CoreMetric.values()).map(ResourceColumn::core);
    return Stream.concat(core, metrics(samples).stream())
        .filter(it -> it.resource().column().equals(column))
        .findFirst();
  }

  /** The same of another machine. */
  ResourceColumn of(String machine) {
    return new ResourceColumn(new Resource(machine, resource.metric()), value);
  }

  private static ResourceColumn core(CoreMetric core) {
    return new ResourceColumn(new Resource(core.metric()), core::value);
  }

  private static ResourceColumn metric(List<ResourceMetric> all, int index) {
    return new ResourceColumn(
        new Resource(all.get(index)), sample -> value(sample.metrics(), all, index));
  }

  private static OptionalDouble value(Metrics metrics, List<ResourceMetric> all, int index) {
    return metrics.columns().equals(all) ? metrics.value(index) : metrics.value(all.get(index));
  }
}
