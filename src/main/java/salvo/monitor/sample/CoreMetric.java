package salvo.monitor.sample;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import salvo.monitor.sample.ResourceSample.JvmSample;
import salvo.monitor.sample.ResourceSample.MemorySample;
import salvo.monitor.sample.ResourceSample.ProcessSample;
import salvo.text.Joining;
import salvo.text.Unit;

/**
 * What every sample has, whatever the machine, in the order of its columns. The reports have names
 * of their own for these.
 */
public enum CoreMetric {
  CPU("cpu", "CPU", level(Subject.PROCESSORS, "", Unit.SHARE), ResourceSample::cpu),
  MEMORY_TOTAL(
      "memoryTotal",
      "Memory in all",
      level(Subject.MEMORY, "total", Unit.BYTES),
      memory(MemorySample::totalBytes)),
  MEMORY_USED(
      "memoryUsed",
      "Memory used",
      level(Subject.MEMORY, "used", Unit.BYTES),
      memory(MemorySample::usedBytes)),
  MEMORY_AVAILABLE(
      "memoryAvailable",
      "Memory available",
      level(Subject.MEMORY, "available", Unit.BYTES),
      memory(MemorySample::availableBytes)),
  MEMORY(
      "memory", "Memory", level(Subject.MEMORY, "", Unit.SHARE), memory(MemorySample::usedShare)),
  INJECTOR_CPU(
      "injectorCpu",
      "Injector CPU",
      level(Subject.INJECTOR, "cpu", Unit.CORES),
      cores(ResourceSample::injector)),
  INJECTOR_MEMORY(
      "injectorMemory",
      "Injector memory",
      level(Subject.INJECTOR, "rss", Unit.BYTES),
      resident(ResourceSample::injector)),
  INJECTOR_HEAP(
      "injectorHeap",
      "Injector heap",
      level(Subject.JVM, "heap_used", Unit.BYTES),
      jvm(JvmSample::heapUsedBytes)),
  GC_PAUSE(
      "gcPause",
      "Injector GC pauses",
      new ResourceMetric(Subject.JVM, "gc_pause", Unit.MILLIS, Joining.SUM),
      jvm(JvmSample::gcPauseMillis)),
  SCHEDULING_DELAY(
      "schedulingDelay",
      "Injector scheduling delay",
      new ResourceMetric(Subject.JVM, "scheduling_delay", Unit.MILLIS, Joining.MAX),
      jvm(JvmSample::schedulingDelayMillis)),
  TARGET_CPU(
      "targetCpu",
      "Target CPU",
      level(Subject.TARGET, "cpu", Unit.CORES),
      cores(ResourceSample::target)),
  TARGET_MEMORY(
      "targetMemory",
      "Target memory",
      level(Subject.TARGET, "rss", Unit.BYTES),
      resident(ResourceSample::target));

  private static final List<CoreMetric> BYTES_OF_MEMORY =
      List.of(MEMORY_TOTAL, MEMORY_USED, MEMORY_AVAILABLE);

  private final String key;
  private final String label;
  private final ResourceMetric metric;
  private final Function<ResourceSample, OptionalDouble> value;

  CoreMetric(
      String key,
      String label,
      ResourceMetric metric,
      Function<ResourceSample, OptionalDouble> value) {
    this.key = key;
    this.label = label;
    this.metric = metric;
    this.value = value;
  }

  /** The one that a metric is; empty for one that differs from machine to machine. */
  public static Optional<CoreMetric> of(ResourceMetric metric) {
    return Arrays.stream(values()).filter(it -> it.metric.equals(metric)).findFirst();
  }

  static Optional<CoreMetric> ofColumn(String column) {
    return Arrays.stream(values()).filter(it -> it.metric.column().equals(column)).findFirst();
  }

  /** Those that the reports show: of the memory they tell the share in use. */
  public static List<CoreMetric> reported() {
    return Arrays.stream(values()).filter(it -> !BYTES_OF_MEMORY.contains(it)).toList();
  }

  String key() {
    return key;
  }

  String label() {
    return label;
  }

  public ResourceMetric metric() {
    return metric;
  }

  /** Empty where it is not known. */
  public OptionalDouble value(ResourceSample sample) {
    return value.apply(sample);
  }

  private static ResourceMetric level(Subject subject, String quantity, Unit unit) {
    return ResourceMetric.of(subject, quantity, unit);
  }

  private static Function<ResourceSample, OptionalDouble> memory(
      ToDoubleFunction<MemorySample> value) {
    return sample -> sample.memory().stream().mapToDouble(value).findFirst();
  }

  private static Function<ResourceSample, OptionalDouble> jvm(ToDoubleFunction<JvmSample> value) {
    return sample -> sample.jvm().stream().mapToDouble(value).findFirst();
  }

  private static Function<ResourceSample, OptionalDouble> cores(
      Function<ResourceSample, Optional<ProcessSample>> process) {
    return sample ->
        process.apply(sample).map(ProcessSample::cpuCores).orElse(OptionalDouble.empty());
  }

  private static Function<ResourceSample, OptionalDouble> resident(
      Function<ResourceSample, Optional<ProcessSample>> process) {
    return sample ->
        process.apply(sample).stream().mapToDouble(ProcessSample::residentBytes).findFirst();
  }
}
