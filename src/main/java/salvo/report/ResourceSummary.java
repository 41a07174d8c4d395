package salvo.report;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import salvo.monitor.ResourceSample;
import salvo.monitor.ResourceSample.ProcessSample;

/**
 * What the machine and the processes used over the run; a part that nobody sampled is empty.
 *
 * @param cpu share of all processors in use, 0 to 1
 * @param memory share of memory in use, 0 to 1
 * @param target the target's process, where it is local and known
 * @param gpu share in use, 0 to 1, per device
 */
public record ResourceSummary(
    Optional<Spread> cpu,
    Optional<Spread> memory,
    Optional<InjectorUse> injector,
    Optional<ProcessUse> target,
    List<Spread> gpu) {

  public ResourceSummary {
    gpu = List.copyOf(gpu);
  }

  /** A process: cores in use (1.0 is one whole core) and resident memory. */
  public record ProcessUse(Spread cpuCores, Spread residentBytes) {}

  /** The injector's process; {@code gcPauseMillis} is per sampling interval. */
  public record InjectorUse(ProcessUse process, Spread heapBytes, Spread gcPauseMillis) {}

  public static ResourceSummary of(List<ResourceSample> samples) {
    return new ResourceSummary(
        spread(samples, ResourceSample::cpu),
        spread(samples, ResourceSample::memory),
        injector(samples),
        process(samples.stream().flatMap(sample -> sample.target().stream()).toList()),
        List.of());
  }

  private static Optional<InjectorUse> injector(List<ResourceSample> samples) {
    Optional<ProcessUse> process = process(samples.stream().map(ResourceSample::injector).toList());
    Optional<Spread> heap = spread(samples, ResourceSample::injectorHeapUsedBytes);
    Optional<Spread> pauses = spread(samples, ResourceSample::gcPauseMillis);
    return all(process, heap, pauses)
        ? Optional.of(new InjectorUse(process.get(), heap.get(), pauses.get()))
        : Optional.empty();
  }

  private static Optional<ProcessUse> process(List<ProcessSample> samples) {
    Optional<Spread> cores = spread(samples, ProcessSample::cpuCores);
    Optional<Spread> resident = spread(samples, ProcessSample::residentBytes);
    return all(cores, resident)
        ? Optional.of(new ProcessUse(cores.get(), resident.get()))
        : Optional.empty();
  }

  private static boolean all(Optional<?>... parts) {
    return Stream.of(parts).allMatch(Optional::isPresent);
  }

  private static <T> Optional<Spread> spread(List<T> samples, ToDoubleFunction<T> value) {
    return Spread.of(samples.stream(), value);
  }
}
