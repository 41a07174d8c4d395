package salvo.live;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import salvo.monitor.sample.ResourceSample;

/**
 * What the machine and the processes did last; empty where it could not be read.
 *
 * @param cpu share of all processors, 0 to 1
 * @param memory share of the machine's memory, 0 to 1
 * @param injectorCores cores that the load's own process uses
 * @param targetCores cores that a local target uses
 * @param gcPauseMillis how long garbage collection stopped the injector within the last sample
 * @param delayMillis by how much a thread of the injector ran too late, at most
 */
public record LiveResources(
    OptionalDouble cpu,
    OptionalDouble memory,
    OptionalDouble injectorCores,
    OptionalDouble targetCores,
    OptionalLong gcPauseMillis,
    OptionalLong delayMillis) {

  static LiveResources of(ResourceSample sample) {
    return new LiveResources(
        sample.cpu(),
        sample
            .memory()
            .map(it -> OptionalDouble.of(it.usedShare()))
            .orElseGet(OptionalDouble::empty),
        cores(sample.injector()),
        cores(sample.target()),
        sample.jvm().map(it -> OptionalLong.of(it.gcPauseMillis())).orElseGet(OptionalLong::empty),
        sample
            .jvm()
            .map(it -> OptionalLong.of(it.schedulingDelayMillis()))
            .orElseGet(OptionalLong::empty));
  }

  private static OptionalDouble cores(Optional<ResourceSample.ProcessSample> process) {
    return process.map(ResourceSample.ProcessSample::cpuCores).orElseGet(OptionalDouble::empty);
  }
}
