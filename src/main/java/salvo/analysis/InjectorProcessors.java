package salvo.analysis;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import salvo.analysis.injector.Processors;
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
      sample -> cores(sample.injector());

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

  /**
   * Mean share that the injector used of what others than its target had left to it; empty without
   * samples.
   */
  OptionalDouble usedShareOfLeft() {
    double left = left();
    OptionalDouble used = used();
    return used.isEmpty() || left == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(used.getAsDouble() / left);
  }

  /** What was used of all of them, and more than is allowed; without its end. */
  String sentence(double limit) {
    String limited = quota().isPresent() ? " (its container's quota)" : "";
    return sentence("its " + noun(available()) + limited, usedShare().orElse(0), limit);
  }

  /** The same of what was left. */
  String sentenceOfLeft(double limit) {
    return left() >= available()
        ? sentence(limit)
        : sentence(
            "the " + noun(left()) + " that other processes left it",
            usedShareOfLeft().orElse(0),
            limit);
  }

  private String sentence(String available, double share, double limit) {
    return "The injector used "
        + Quantity.number(used().orElse(0))
        + " of "
        + available
        + " on average, "
        + Quantity.shareBeyond(share, limit)
        + " and more than the allowed "
        + Quantity.share(limit);
  }

  /** All of them where the target's use is not known: what others used may then be the target's. */
  private double left() {
    return load.meanOverTime(this::left).orElse(available());
  }

  private OptionalDouble left(ResourceSample sample) {
    OptionalDouble used = CORES.apply(sample);
    OptionalDouble target = cores(sample.target());
    if (used.isEmpty() || target.isEmpty() || sample.cpu().isEmpty()) {
      return OptionalDouble.empty();
    }
    double idle = (1 - sample.cpu().getAsDouble()) * Processors.ofMachine(sample, ofMachine);
    return OptionalDouble.of(
        Math.min(available(), used.getAsDouble() + idle + target.getAsDouble()));
  }

  private static OptionalDouble cores(Optional<ProcessSample> process) {
    return process.map(ProcessSample::cpuCores).orElse(OptionalDouble.empty());
  }

  private OptionalDouble used() {
    return load.meanOverTime(CORES);
  }

  private double available() {
    return quota().orElse(ofMachine);
  }

  private static String noun(double count) {
    return Quantity.number(count) + (count == 1 ? " processor" : " processors");
  }
}
