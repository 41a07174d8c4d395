package salvo.analysis.injector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import salvo.analysis.injector.Pause.Reason;
import salvo.config.Settings;
import salvo.monitor.container.ContainerMetrics;
import salvo.monitor.sample.ResourceSample;
import salvo.monitor.sample.ResourceSample.JvmSample;
import salvo.monitor.sample.ResourceSample.ProcessSample;
import salvo.resources.LoadSamples;
import salvo.resources.SampledInterval;

/**
 * Finds the pauses of a load in its samples. Where others than injector and target kept the machine
 * busy through the whole load, all of it counts, because target and injector lacked the same
 * processors.
 */
final class PauseSearch {

  /** Others that take less of the machine are not what made it busy. */
  private static final double LEAST_SHARE_OF_OTHERS = 0.25;

  /** In a shorter load they may have been the start of something. */
  private static final long LEAST_MILLIS_OF_OTHERS = 20_000;

  private final LoadSamples samples;
  private final Settings.InjectorLimits limits;
  private final int processors;

  PauseSearch(LoadSamples samples, Settings.InjectorLimits limits, int processors) {
    this.samples = samples;
    this.limits = limits;
    this.processors = processors;
  }

  List<Pause> found() {
    boolean busy = isBusyByOthers();
    List<Pause> pauses = new ArrayList<>();
    for (SampledInterval interval : samples.intervals()) {
      (busy ? Optional.of(wholeOf(interval)) : pause(interval)).ifPresent(pauses::add);
    }
    return pauses;
  }

  private static Pause wholeOf(SampledInterval it) {
    return new Pause(it.fromMillis(), it.toMillis(), length(it), Reason.OTHERS);
  }

  private Optional<Pause> pause(SampledInterval interval) {
    long delay = jvm(interval, JvmSample::schedulingDelayMillis);
    long collections = jvm(interval, JvmSample::gcPauseMillis);
    long stopped = (long) interval.sample().metrics().value(ContainerMetrics.STOPPED).orElse(0);
    long stood = Math.min(length(interval), Math.max(delay, Math.max(collections, stopped)));
    return stood <= limits.pause().toMillis()
        ? Optional.empty()
        : Optional.of(
            new Pause(
                interval.fromMillis(),
                interval.toMillis(),
                stood,
                reason(stood, collections, stopped)));
  }

  private static Reason reason(long stood, long collections, long stopped) {
    if (2 * collections >= stood) {
      return Reason.COLLECTION;
    }
    return 2 * stopped >= stood ? Reason.QUOTA : Reason.UNKNOWN;
  }

  private boolean isBusyByOthers() {
    return limits.cpu() < 1
        && samples.count(this::others) >= limits.samples()
        && samples.intervals().stream().mapToLong(PauseSearch::length).sum()
            >= LEAST_MILLIS_OF_OTHERS
        && samples.meanOverTime(ResourceSample::cpu).orElse(0) > limits.cpu()
        && samples.meanOverTime(this::others).orElse(0) >= LEAST_SHARE_OF_OTHERS;
  }

  /** The share of the machine that neither injector nor target used; empty unless all is known. */
  private OptionalDouble others(ResourceSample sample) {
    OptionalDouble injector = cores(sample.injector());
    OptionalDouble target = cores(sample.target());
    if (sample.cpu().isEmpty() || injector.isEmpty() || target.isEmpty()) {
      return OptionalDouble.empty();
    }
    double own =
        (injector.getAsDouble() + target.getAsDouble()) / Processors.ofMachine(sample, processors);
    return OptionalDouble.of(Math.max(0, sample.cpu().getAsDouble() - own));
  }

  private static OptionalDouble cores(Optional<ProcessSample> process) {
    return process.map(ProcessSample::cpuCores).orElse(OptionalDouble.empty());
  }

  private static long jvm(SampledInterval interval, Function<JvmSample, Long> value) {
    return interval.sample().jvm().map(value).orElse(0L);
  }

  private static long length(SampledInterval interval) {
    return interval.toMillis() - interval.fromMillis();
  }
}
