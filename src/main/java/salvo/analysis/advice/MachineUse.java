package salvo.analysis.advice;

import java.util.Optional;
import java.util.stream.Stream;
import salvo.monitor.container.ContainerMetrics;
import salvo.monitor.sample.ResourceMetric;
import salvo.resources.MetricUse;
import salvo.resources.Resource;
import salvo.resources.ResourceSummary;
import salvo.resources.ResourceSummary.InjectorUse;
import salvo.resources.Spread;

/**
 * How busy the injector's machine was: the level that 95 of 100 samples stay within, of the machine
 * or of its container's limit, whichever is the greater share.
 */
record MachineUse(ResourceSummary resources) {

  Optional<Double> cpu() {
    return greater(resources.cpu().map(Spread::p95), cpuOfContainer());
  }

  Optional<Double> memory() {
    return greater(resources.memory().map(Spread::p95), memoryOfContainer());
  }

  /** Whether it is the container's quota that is used, rather than the machine. */
  boolean isCpuOfContainer() {
    return cpuOfContainer().isPresent() && cpu().equals(cpuOfContainer());
  }

  boolean isMemoryOfContainer() {
    return memoryOfContainer().isPresent() && memory().equals(memoryOfContainer());
  }

  /** Where the container's own use is not told, the injector's is the least that it can be. */
  private Optional<Double> cpuOfContainer() {
    Optional<Double> byInjector =
        of(ContainerMetrics.CPU_LIMIT)
            .map(Spread::mean)
            .flatMap(
                limit ->
                    resources
                        .injector()
                        .map(InjectorUse::process)
                        .map(it -> it.cpuCores().p95() / limit));
    return of(ContainerMetrics.CPU).map(Spread::p95).or(() -> byInjector);
  }

  private Optional<Double> memoryOfContainer() {
    return of(ContainerMetrics.MEMORY).map(Spread::p95);
  }

  private Optional<Spread> of(ResourceMetric metric) {
    Resource own = new Resource(metric);
    return resources.metrics().stream()
        .filter(it -> it.resource().equals(own))
        .map(MetricUse::spread)
        .findFirst();
  }

  private static Optional<Double> greater(Optional<Double> machine, Optional<Double> container) {
    return Stream.of(machine, container).flatMap(Optional::stream).max(Double::compare);
  }
}
