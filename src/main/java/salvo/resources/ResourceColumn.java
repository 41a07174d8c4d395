package salvo.resources;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import salvo.monitor.sample.Metrics;
import salvo.monitor.sample.ResourceMetric;
import salvo.monitor.sample.ResourceMetric.Joining;
import salvo.monitor.sample.ResourceSample;
import salvo.monitor.sample.ResourceSample.JvmSample;
import salvo.monitor.sample.ResourceSample.MemorySample;
import salvo.monitor.sample.ResourceSample.ProcessSample;

/**
 * One resource of the samples, whether every sample has it or it differs from machine to machine.
 *
 * @param column its name in {@code resources.csv}
 * @param key its name in the reports
 * @param label for people
 * @param unit as in {@link ResourceSeries}
 * @param scale what a value is multiplied with in {@code resources.csv}
 */
record ResourceColumn(
    String column,
    String key,
    String label,
    String unit,
    int scale,
    Joining joining,
    Function<ResourceSample, OptionalDouble> value) {

  private static final String CORES = "cores";
  private static final String BYTES = "bytes";

  private static final List<ResourceColumn> OF_EVERY_SAMPLE =
      List.of(
          new ResourceColumn(
              "cpu_percent", "cpu", "CPU", "share", 100, Joining.MEAN, ResourceSample::cpu),
          new ResourceColumn(
              "memory_percent",
              "memory",
              "Memory",
              "share",
              100,
              Joining.MEAN,
              sample -> sample.memory().stream().mapToDouble(MemorySample::usedShare).findFirst()),
          cores("injector_cpu_cores", "injectorCpu", "Injector CPU", ResourceSample::injector),
          resident(
              "injector_rss_bytes", "injectorMemory", "Injector memory", ResourceSample::injector),
          jvm(
              "heap_used_bytes",
              "injectorHeap",
              "Injector heap",
              BYTES,
              Joining.MEAN,
              JvmSample::heapUsedBytes),
          jvm(
              "gc_pause_ms",
              "gcPause",
              "Injector GC pauses",
              "ms",
              Joining.SUM,
              JvmSample::gcPauseMillis),
          jvm(
              "scheduling_delay_ms",
              "schedulingDelay",
              "Injector scheduling delay",
              "ms",
              Joining.MAX,
              JvmSample::schedulingDelayMillis),
          cores("target_cpu_cores", "targetCpu", "Target CPU", ResourceSample::target),
          resident("target_rss_bytes", "targetMemory", "Target memory", ResourceSample::target));

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

  /** All of them, those that every sample has first. */
  static List<ResourceColumn> all(List<ResourceSample> samples) {
    return Stream.concat(OF_EVERY_SAMPLE.stream(), metrics(samples).stream()).toList();
  }

  /** The same of another machine. */
  ResourceColumn of(String machine) {
    String prefix = machine + ": ";
    return new ResourceColumn(
        prefix + column, prefix + key, prefix + label, unit, scale, joining, value);
  }

  private static ResourceColumn metric(List<ResourceMetric> all, int index) {
    ResourceMetric metric = all.get(index);
    return new ResourceColumn(
        metric.column(),
        metric.name(),
        metric.label(),
        metric.unit().label(),
        metric.unit().scale(),
        metric.joining(),
        sample -> value(sample.metrics(), all, index));
  }

  private static OptionalDouble value(Metrics metrics, List<ResourceMetric> all, int index) {
    return metrics.columns().equals(all) ? metrics.value(index) : metrics.value(all.get(index));
  }

  private static ResourceColumn cores(
      String column,
      String key,
      String label,
      Function<ResourceSample, Optional<ProcessSample>> process) {
    return new ResourceColumn(
        column,
        key,
        label,
        CORES,
        1,
        Joining.MEAN,
        sample ->
            process.apply(sample).map(ProcessSample::cpuCores).orElse(OptionalDouble.empty()));
  }

  private static ResourceColumn resident(
      String column,
      String key,
      String label,
      Function<ResourceSample, Optional<ProcessSample>> process) {
    return new ResourceColumn(
        column,
        key,
        label,
        BYTES,
        1,
        Joining.MEAN,
        sample ->
            process.apply(sample).stream().mapToDouble(ProcessSample::residentBytes).findFirst());
  }

  private static ResourceColumn jvm(
      String column,
      String key,
      String label,
      String unit,
      Joining joining,
      ToDoubleFunction<JvmSample> value) {
    return new ResourceColumn(
        column,
        key,
        label,
        unit,
        1,
        joining,
        sample -> sample.jvm().stream().mapToDouble(value).findFirst());
  }
}
