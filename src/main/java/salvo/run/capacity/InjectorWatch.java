package salvo.run.capacity;

import java.util.Optional;
import java.util.OptionalDouble;
import salvo.capacity.level.Observation;
import salvo.config.Settings;
import salvo.monitor.sample.ResourceSample;
import salvo.text.Quantity;

/** Whether the injector itself can be why a level breaks, by what its side-car saw last. */
final class InjectorWatch {

  private final Settings.InjectorLimits limits;
  private final int processors;

  InjectorWatch(Settings.InjectorLimits limits, int processors) {
    this.limits = limits;
    this.processors = processors;
  }

  Observation.Injector of(Optional<ResourceSample> sample) {
    OptionalDouble cpu =
        sample
            .flatMap(ResourceSample::injector)
            .map(ResourceSample.ProcessSample::cpuCores)
            .orElseGet(OptionalDouble::empty);
    OptionalDouble share =
        cpu.isPresent() ? OptionalDouble.of(cpu.getAsDouble() / processors) : cpu;
    return new Observation.Injector(share, busy(share).or(() -> late(sample)));
  }

  private Optional<String> busy(OptionalDouble share) {
    return share.stream()
        .filter(it -> it >= limits.cpu())
        .mapToObj(it -> "it used " + Quantity.share(it) + " of its processors")
        .findFirst();
  }

  private Optional<String> late(Optional<ResourceSample> sample) {
    return sample
        .flatMap(ResourceSample::jvm)
        .map(ResourceSample.JvmSample::schedulingDelayMillis)
        .filter(millis -> millis > limits.pause().toMillis())
        .map(millis -> "it stood still for " + Quantity.millis(millis));
  }
}
