package salvo.analysis;

import java.util.OptionalDouble;
import java.util.function.Function;
import salvo.monitor.container.ContainerMetrics;
import salvo.monitor.sample.ResourceSample;
import salvo.monitor.sample.ResourceSample.ProcessSample;
import salvo.resources.LoadSamples;
import salvo.text.Quantity;

/**
 * The processors that the injector may use, and what it made of them in the load.
 *
 * @param ofMachine those that the virtual machine counts; a container's quota may be less
 */
public record InjectorProcessors(LoadSamples load, int ofMachine) {

  private static final Function<ResourceSample, OptionalDouble> CORES =
      sample -> sample.injector().map(ProcessSample::cpuCores).orElse(OptionalDouble.empty());

  /** Samples that tell of its use. */
  int samples() {
    return load.count(CORES);
  }

  /** The quota of its container, where that is less than the machine has. */
  OptionalDouble quota() {
    OptionalDouble quota =
        load.meanOverTime(sample -> sample.metrics().value(ContainerMetrics.CPU_LIMIT));
    return quota.orElse(ofMachine) < ofMachine ? quota : OptionalDouble.empty();
  }

  /** Mean share of them that the injector used; empty without samples. */
  OptionalDouble usedShare() {
    OptionalDouble used = used();
    return used.isEmpty() ? used : OptionalDouble.of(used.getAsDouble() / available());
  }

  /** What was used, and more than is allowed; without its end. */
  String sentence(double limit) {
    return "The injector used "
        + Quantity.number(used().orElse(0))
        + " of its "
        + available(quota().isPresent())
        + " on average, "
        + Quantity.shareBeyond(usedShare().orElse(0), limit)
        + " and more than the allowed "
        + Quantity.share(limit);
  }

  private OptionalDouble used() {
    return load.meanOverTime(CORES);
  }

  private double available() {
    return quota().orElse(ofMachine);
  }

  private String available(boolean limited) {
    String noun = available() == 1 ? " processor" : " processors";
    return Quantity.number(available()) + noun + (limited ? " (its container's quota)" : "");
  }
}
