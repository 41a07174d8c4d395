package salvo.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import salvo.config.Settings;
import salvo.monitor.container.ContainerMetrics;
import salvo.monitor.sample.ResourceSample;
import salvo.monitor.sample.ResourceSample.JvmSample;
import salvo.resources.LoadSamples;
import salvo.text.Quantity;
import salvo.workload.Model;

/** Whether the injector was the limit, so that the figures say nothing of the target. */
public final class InjectorLimits {

  /** A load of so few tasks that this many are a large share of it proves nothing by them. */
  private static final int LEAST_MISSING_TASKS = 10;

  /** Fewer samples tell nothing at all. */
  private static final int LEAST_SAMPLES = 3;

  private static final String KEY = "salvo.report.injectorLimits.";

  private static final String ADVICE = ": give it more processors, or offer less.";

  private static final String CLOSED_ADVICE =
      " for users who send the next request as soon as the last is answered: the rate and times"
          + " measure the injector. Give it more processors, use fewer users, or give them think"
          + " times or pacing.";

  private final LoadSamples samples;
  private final Settings.InjectorLimits limits;
  private final List<String> exceeded = new ArrayList<>();

  private InjectorLimits(LoadSamples samples, Settings.InjectorLimits limits) {
    this.samples = samples;
    this.limits = limits;
  }

  /**
   * One sentence per limit that was exceeded; any of them makes a run invalid. What was not sampled
   * for long enough is within its limit.
   *
   * @param processors that the injector may use
   * @param offered empty where it is not known, or the load was cut short
   */
  public static List<String> exceeded(
      LoadSamples samples,
      int processors,
      Optional<OfferedLoadFigures> offered,
      Settings.InjectorLimits limits) {
    InjectorLimits judged = new InjectorLimits(samples, limits);
    judged.cpu(processors, offered);
    judged.throttling();
    judged.collections();
    judged.delays();
    offered.ifPresent(judged::tasks);
    return List.copyOf(judged.exceeded);
  }

  /**
   * A warning where the injector used more of its processors than it may, in a load too short to be
   * judged by that.
   */
  public static Optional<String> unproved(
      LoadSamples samples,
      int processors,
      Optional<OfferedLoadFigures> offered,
      Settings.InjectorLimits limits) {
    InjectorProcessors used = new InjectorProcessors(samples, processors);
    return used.samples() < LEAST_SAMPLES || used.samples() >= limits.samples()
        ? Optional.empty()
        : new InjectorLimits(samples, limits)
            .beyond(used, offered)
            .map(
                it ->
                    it
                        + " Its "
                        + used.samples()
                        + " samples are too few to make the run invalid ("
                        + KEY
                        + "samples), but the times may be those of the injector.");
  }

  private void cpu(int processors, Optional<OfferedLoadFigures> offered) {
    InjectorProcessors used = new InjectorProcessors(samples, processors);
    if (used.samples() >= limits.samples()) {
      beyond(used, offered).ifPresent(exceeded::add);
    }
  }

  private Optional<String> beyond(
      InjectorProcessors processors, Optional<OfferedLoadFigures> offered) {
    if (isBeyond(processors.usedShare(), limits.cpu())) {
      return Optional.of(processors.sentence(limits.cpu()) + " (" + KEY + "cpu)" + ADVICE);
    }
    boolean unpaced = offered.filter(OfferedLoadFigures::isUnpaced).isPresent();
    return unpaced && isBeyond(processors.usedShareOfLeft(), limits.closedCpu())
        ? Optional.of(
            processors.sentenceOfLeft(limits.closedCpu())
                + " ("
                + KEY
                + "closedCpu)"
                + CLOSED_ADVICE)
        : Optional.empty();
  }

  private static boolean isBeyond(OptionalDouble share, double limit) {
    return limit < 1 && share.orElse(0) > limit;
  }

  private void throttling() {
    Function<ResourceSample, OptionalDouble> throttled =
        sample -> sample.metrics().value(ContainerMetrics.THROTTLED);
    double share = enough(throttled) ? samples.meanOverTime(throttled).orElse(0) : 0;
    if (limits.throttled() < 1 && share > limits.throttled()) {
      exceeded.add(
          "The injector's container used up its CPU quota and was stopped in "
              + Quantity.shareBeyond(share, limits.throttled())
              + " of its periods, more than the allowed "
              + Quantity.share(limits.throttled())
              + " ("
              + KEY
              + "throttled): raise the quota, or offer less.");
    }
  }

  private void collections() {
    Function<ResourceSample, OptionalDouble> pauses = jvm(JvmSample::gcPauseMillis);
    double share = enough(pauses) ? samples.perMilli(pauses).orElse(0) : 0;
    if (limits.gcShare() < 1 && share > limits.gcShare()) {
      exceeded.add(
          "Garbage collection stopped the injector for "
              + Quantity.shareBeyond(share, limits.gcShare())
              + " of the time, more than the allowed "
              + Quantity.share(limits.gcShare())
              + " ("
              + KEY
              + "gcShare): give it more heap, or offer less.");
    }
  }

  private void delays() {
    double limit = limits.schedulingDelay().toMillis();
    double delay =
        enough(jvm(JvmSample::schedulingDelayMillis))
            ? samples.summary().injector().map(it -> it.schedulingDelayMillis().p95()).orElse(0.0)
            : 0;
    if (delay > limit) {
      exceeded.add(
          "The injector's threads ran up to "
              + Quantity.millisBeyond(delay, limit)
              + " too late in 95 of 100 samples, more than the allowed "
              + Quantity.millis(limit)
              + " ("
              + KEY
              + "schedulingDelay): take other work off its machine, or offer less.");
    }
  }

  private void tasks(OfferedLoadFigures offered) {
    if (offered.model() != Model.OPEN || offered.tasks().isEmpty()) {
      return;
    }
    long tasks = offered.tasks().getAsLong();
    long missing = tasks - offered.startedTasks();
    if (offered.startedTasks() < limits.startedShare() * tasks && missing >= LEAST_MISSING_TASKS) {
      exceeded.add(
          "The injector started "
              + Quantity.count(offered.startedTasks())
              + " of the "
              + Quantity.count(tasks)
              + " offered tasks, less than the required "
              + Quantity.share(limits.startedShare())
              + " ("
              + KEY
              + "startedShare): give it more processors, or offer less.");
    }
  }

  private boolean enough(Function<ResourceSample, OptionalDouble> value) {
    return samples.count(value) >= limits.samples();
  }

  private static Function<ResourceSample, OptionalDouble> jvm(Function<JvmSample, Long> value) {
    return sample -> sample.jvm().stream().mapToDouble(value::apply).findFirst();
  }
}
