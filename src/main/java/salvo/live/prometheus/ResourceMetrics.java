package salvo.live.prometheus;

import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Supplier;
import salvo.monitor.sample.ResourceSample;
import salvo.monitor.sample.ResourceSample.JvmSample;
import salvo.monitor.sample.ResourceSample.MemorySample;
import salvo.monitor.sample.ResourceSample.ProcessSample;

/** The side-car's newest sample as gauges; what was not sampled has no value. */
final class ResourceMetrics {

  private final PrometheusRegistry registry;
  private final Supplier<Optional<ResourceSample>> latest;

  private ResourceMetrics(PrometheusRegistry registry, Supplier<Optional<ResourceSample>> latest) {
    this.registry = registry;
    this.latest = latest;
  }

  static void register(PrometheusRegistry registry, Supplier<Optional<ResourceSample>> latest) {
    new ResourceMetrics(registry, latest).all();
  }

  private void all() {
    gauge("salvo_machine_cpu_ratio", "Share of all processors in use.", ResourceSample::cpu);
    gauge(
        "salvo_machine_memory_ratio",
        "Share of the memory in use.",
        sample -> sample.memory().stream().mapToDouble(MemorySample::usedShare).findFirst());
    process("injector", ResourceSample::injector);
    process("target", ResourceSample::target);
    jvm("salvo_injector_heap_bytes", "Heap in use.", JvmSample::heapUsedBytes);
    jvm(
        "salvo_injector_gc_pause_milliseconds",
        "Pauses for garbage collection in the last sample's interval.",
        JvmSample::gcPauseMillis);
    jvm(
        "salvo_injector_scheduling_delay_milliseconds",
        "Longest delay of a thread in the last sample's interval.",
        JvmSample::schedulingDelayMillis);
  }

  private void process(String name, Function<ResourceSample, Optional<ProcessSample>> process) {
    gauge(
        "salvo_" + name + "_cpu_cores",
        "Processors that its process uses.",
        sample ->
            process.apply(sample).map(ProcessSample::cpuCores).orElse(OptionalDouble.empty()));
    gauge(
        "salvo_" + name + "_memory_bytes",
        "Resident memory of its process.",
        sample ->
            process.apply(sample).stream().mapToDouble(ProcessSample::residentBytes).findFirst());
  }

  private void jvm(String name, String help, Function<JvmSample, Long> value) {
    gauge(name, help, sample -> sample.jvm().stream().mapToDouble(value::apply).findFirst());
  }

  private void gauge(String name, String help, Function<ResourceSample, OptionalDouble> value) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .callback(
            callback ->
                latest.get().map(value).orElse(OptionalDouble.empty()).ifPresent(callback::call))
        .register(registry);
  }
}
