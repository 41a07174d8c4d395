package salvo.resources;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import salvo.monitor.sample.ResourceSample;
import salvo.monitor.sample.ResourceSample.JvmSample;
import salvo.monitor.sample.ResourceSample.MemorySample;
import salvo.monitor.sample.ResourceSample.ProcessSample;

/**
 * What the machine and the processes used over the run; a part that nobody sampled is empty.
 *
 * @param cpu share of all processors in use, 0 to 1
 * @param memory share of memory in use, 0 to 1
 * @param target the target's process, where it is local and known
 * @param gpu share in use, 0 to 1, per device
 * @param metrics everything else that was measured, in the order of its columns
 */
public record ResourceSummary(
    Optional<Spread> cpu,
    Optional<Spread> memory,
    Optional<InjectorUse> injector,
    Optional<ProcessUse> target,
    List<Spread> gpu,
    List<MetricUse> metrics) {

  public ResourceSummary {
    gpu = List.copyOf(gpu);
    metrics = List.copyOf(metrics);
  }

  /** A process: cores in use (1.0 is one whole core) and resident memory. */
  public record ProcessUse(Spread cpuCores, Spread residentBytes) {}

  /**
   * The injector's process.
   *
   * @param gcPauseMillis per sampling interval
   * @param schedulingDelayMillis the longest of each sampling interval
   */
  public record InjectorUse(
      ProcessUse process, Spread heapBytes, Spread gcPauseMillis, Spread schedulingDelayMillis) {}

  public static ResourceSummary of(List<ResourceSample> samples) {
    List<MetricUse> metrics = uses(ResourceColumn.metrics(samples), samples);
    return new ResourceSummary(
        spread(samples, sample -> sample.cpu().stream()),
        spread(samples, sample -> sample.memory().stream().mapToDouble(MemorySample::usedShare)),
        injector(samples),
        process(samples, ResourceSample::target),
        metrics.stream().filter(it -> it.resource().isGpuLoad()).map(MetricUse::spread).toList(),
        metrics);
  }

  /** This, and all that was measured on other machines. */
  public ResourceSummary with(List<OtherMachine> machines) {
    List<MetricUse> all = new ArrayList<>(metrics);
    for (OtherMachine machine : machines) {
      List<ResourceColumn> columns =
          ResourceColumn.all(machine.samples()).stream().map(it -> it.of(machine.name())).toList();
      all.addAll(uses(columns, machine.samples()));
    }
    return new ResourceSummary(cpu, memory, injector, target, gpu, all);
  }

  private static List<MetricUse> uses(List<ResourceColumn> columns, List<ResourceSample> samples) {
    List<MetricUse> uses = new ArrayList<>();
    for (ResourceColumn it : columns) {
      Spread.of(samples.stream().flatMapToDouble(sample -> it.value().apply(sample).stream()))
          .ifPresent(spread -> uses.add(new MetricUse(it.resource(), spread)));
    }
    return uses;
  }

  private static Optional<InjectorUse> injector(List<ResourceSample> samples) {
    Optional<ProcessUse> process = process(samples, ResourceSample::injector);
    Optional<Spread> heap = jvm(samples, JvmSample::heapUsedBytes);
    Optional<Spread> pauses = jvm(samples, JvmSample::gcPauseMillis);
    Optional<Spread> delays = jvm(samples, JvmSample::schedulingDelayMillis);
    return all(process, heap, pauses, delays)
        ? Optional.of(new InjectorUse(process.get(), heap.get(), pauses.get(), delays.get()))
        : Optional.empty();
  }

  private static Optional<ProcessUse> process(
      List<ResourceSample> samples, Function<ResourceSample, Optional<ProcessSample>> which) {
    List<ProcessSample> seen =
        samples.stream().flatMap(sample -> which.apply(sample).stream()).toList();
    Optional<Spread> cores = spread(seen, sample -> sample.cpuCores().stream());
    Optional<Spread> resident = spread(seen, sample -> DoubleStream.of(sample.residentBytes()));
    return all(cores, resident)
        ? Optional.of(new ProcessUse(cores.get(), resident.get()))
        : Optional.empty();
  }

  private static Optional<Spread> jvm(
      List<ResourceSample> samples, ToDoubleFunction<JvmSample> value) {
    return spread(samples, sample -> sample.jvm().stream().mapToDouble(value));
  }

  private static boolean all(Optional<?>... parts) {
    return Stream.of(parts).allMatch(Optional::isPresent);
  }

  /** Over the values that were measured; a gap counts for nothing. */
  private static <T> Optional<Spread> spread(List<T> samples, Function<T, DoubleStream> measured) {
    Stream<Double> values = samples.stream().flatMapToDouble(measured).boxed();
    return Spread.of(values, Double::doubleValue);
  }
}
