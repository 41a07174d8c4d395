package salvo.live.prometheus;

import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Optional;
import java.util.function.Supplier;
import salvo.monitor.sample.CoreMetric;
import salvo.monitor.sample.ResourceSample;

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
    gauge("salvo_machine_cpu_ratio", "Share of all processors in use.", CoreMetric.CPU);
    gauge("salvo_machine_memory_ratio", "Share of the memory in use.", CoreMetric.MEMORY);
    process("injector", CoreMetric.INJECTOR_CPU, CoreMetric.INJECTOR_MEMORY);
    process("target", CoreMetric.TARGET_CPU, CoreMetric.TARGET_MEMORY);
    gauge("salvo_injector_heap_bytes", "Heap in use.", CoreMetric.INJECTOR_HEAP);
    gauge(
        "salvo_injector_gc_pause_milliseconds",
        "Pauses for garbage collection in the last sample's interval.",
        CoreMetric.GC_PAUSE);
    gauge(
        "salvo_injector_scheduling_delay_milliseconds",
        "Longest delay of a thread in the last sample's interval.",
        CoreMetric.SCHEDULING_DELAY);
  }

  private void process(String name, CoreMetric cores, CoreMetric resident) {
    gauge("salvo_" + name + "_cpu_cores", "Processors that its process uses.", cores);
    gauge("salvo_" + name + "_memory_bytes", "Resident memory of its process.", resident);
  }

  private void gauge(String name, String help, CoreMetric metric) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .callback(
            callback ->
                latest.get().map(metric::value).ifPresent(it -> it.ifPresent(callback::call)))
        .register(registry);
  }
}
