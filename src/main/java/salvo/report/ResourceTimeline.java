package salvo.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import salvo.monitor.ResourceSample;
import salvo.monitor.ResourceSample.JvmSample;
import salvo.monitor.ResourceSample.MemorySample;
import salvo.monitor.ResourceSample.ProcessSample;
import salvo.stats.RunStats;

/**
 * The samples of a run on the time axis of its requests. A step of the axis gets what the samples
 * that cover it say, each by how much of the step it covers: the mean of levels, the sum of pauses,
 * which a sample's interval spreads evenly, and of the longest delays the longest.
 */
public final class ResourceTimeline {

  private final List<SampledInterval> intervals;
  private final RunStats stats;

  private ResourceTimeline(List<ResourceSample> samples, RunStats stats) {
    this.intervals = SampledInterval.of(samples);
    this.stats = stats;
  }

  /** One series per resource that was sampled at all, with as many values as the time series. */
  public static List<ResourceSeries> of(List<ResourceSample> samples, RunStats stats) {
    ResourceTimeline timeline = new ResourceTimeline(samples, stats);
    return timeline
        .all()
        .filter(series -> series.values().stream().anyMatch(value -> !value.isNaN()))
        .toList();
  }

  private Stream<ResourceSeries> all() {
    Function<ResourceSample, Optional<ProcessSample>> injector = ResourceSample::injector;
    Function<ResourceSample, Optional<ProcessSample>> target = ResourceSample::target;
    return Stream.of(
        mean("cpu", "CPU", "share", ResourceSample::cpu),
        mean("memory", "Memory", "share", memory()),
        mean("injectorCpu", "Injector CPU", "cores", cores(injector)),
        mean("injectorMemory", "Injector memory", "bytes", resident(injector)),
        mean("injectorHeap", "Injector heap", "bytes", jvm(JvmSample::heapUsedBytes)),
        series(
            "gcPause",
            "Injector GC pauses",
            "ms",
            ResourceTimeline::sum,
            jvm(JvmSample::gcPauseMillis)),
        series(
            "schedulingDelay",
            "Injector scheduling delay",
            "ms",
            ResourceTimeline::longest,
            jvm(JvmSample::schedulingDelayMillis)),
        mean("targetCpu", "Target CPU", "cores", cores(target)),
        mean("targetMemory", "Target memory", "bytes", resident(target)));
  }

  private ResourceSeries mean(
      String key, String label, String unit, Function<ResourceSample, OptionalDouble> value) {
    return series(key, label, unit, ResourceTimeline::mean, value);
  }

  private ResourceSeries series(
      String key,
      String label,
      String unit,
      ToDoubleFunction<List<Part>> joined,
      Function<ResourceSample, OptionalDouble> value) {
    List<Double> values = new ArrayList<>();
    int next = 0;
    for (RunStats.Second step : stats.timeSeries()) {
      long from = stats.startMillis() + step.second() * 1000L;
      while (next < intervals.size() && intervals.get(next).toMillis() <= from) {
        next++;
      }
      List<Part> parts = parts(next, from, from + stats.stepSeconds() * 1000L, value);
      values.add(parts.isEmpty() ? Double.NaN : joined.applyAsDouble(parts));
    }
    return new ResourceSeries(key, label, unit, values);
  }

  private List<Part> parts(
      int first, long from, long to, Function<ResourceSample, OptionalDouble> value) {
    List<Part> parts = new ArrayList<>();
    for (int i = first; i < intervals.size() && intervals.get(i).fromMillis() < to; i++) {
      SampledInterval interval = intervals.get(i);
      OptionalDouble sampled = value.apply(interval.sample());
      long overlap = interval.overlap(from, to);
      if (sampled.isPresent() && overlap > 0) {
        parts.add(new Part(sampled.getAsDouble(), overlap, interval.millis()));
      }
    }
    return parts;
  }

  /** What a sample says of a step, and how much of its interval lies there. */
  private record Part(double value, long overlapMillis, long lengthMillis) {}

  private static double mean(List<Part> parts) {
    double time = parts.stream().mapToDouble(Part::overlapMillis).sum();
    return parts.stream().mapToDouble(it -> it.value() * it.overlapMillis()).sum() / time;
  }

  private static double sum(List<Part> parts) {
    return parts.stream()
        .mapToDouble(it -> it.value() * it.overlapMillis() / it.lengthMillis())
        .sum();
  }

  private static double longest(List<Part> parts) {
    return parts.stream().mapToDouble(Part::value).max().orElseThrow();
  }

  private static Function<ResourceSample, OptionalDouble> memory() {
    return sample -> sample.memory().stream().mapToDouble(MemorySample::usedShare).findFirst();
  }

  private static Function<ResourceSample, OptionalDouble> jvm(ToDoubleFunction<JvmSample> value) {
    return sample -> sample.jvm().stream().mapToDouble(value).findFirst();
  }

  private static Function<ResourceSample, OptionalDouble> cores(
      Function<ResourceSample, Optional<ProcessSample>> process) {
    return sample ->
        process.apply(sample).map(ProcessSample::cpuCores).orElse(OptionalDouble.empty());
  }

  private static Function<ResourceSample, OptionalDouble> resident(
      Function<ResourceSample, Optional<ProcessSample>> process) {
    return sample ->
        process.apply(sample).stream().mapToDouble(ProcessSample::residentBytes).findFirst();
  }
}
