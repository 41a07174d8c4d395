package salvo.resources;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;
import salvo.monitor.sample.ResourceSample;
import salvo.stats.RunStats;

/**
 * The samples that speak of the measured load alone: neither of the start of the injector and its
 * warm-up, nor of what came after the last answer.
 */
public final class LoadSamples {

  private final List<SampledInterval> intervals;
  private final long regularMillis;

  private LoadSamples(List<SampledInterval> intervals, long regularMillis) {
    this.intervals = intervals;
    this.regularMillis = regularMillis;
  }

  /** Selects from all samples of a run, in their order. */
  public static LoadSamples of(List<ResourceSample> samples, RunStats stats) {
    return new LoadSamples(
        SampledInterval.of(samples).stream()
            .filter(it -> it.fromMillis() >= stats.startMillis())
            .filter(it -> it.toMillis() <= stats.lastEndMillis())
            .toList(),
        regularMillis(samples));
  }

  /** Those that share any time with the measured load, also with its first and its last moment. */
  public static LoadSamples touching(List<ResourceSample> samples, RunStats stats) {
    return new LoadSamples(
        SampledInterval.of(samples).stream()
            .filter(it -> it.toMillis() > stats.startMillis())
            .filter(it -> it.fromMillis() < stats.lastEndMillis())
            .toList(),
        regularMillis(samples));
  }

  /** The first sample is due after one interval, and comes before any load can hold it up. */
  private static long regularMillis(List<ResourceSample> samples) {
    return samples.stream().mapToLong(ResourceSample::runMillis).findFirst().orElse(0);
  }

  /** What was used while load was offered. */
  public ResourceSummary summary() {
    return ResourceSummary.of(intervals.stream().map(SampledInterval::sample).toList());
  }

  public List<SampledInterval> intervals() {
    return intervals;
  }

  /** The resource of that column of {@code resources.csv}; empty where there is none. */
  Optional<ResourceColumn> column(String name) {
    List<ResourceSample> samples = intervals.stream().map(SampledInterval::sample).toList();
    return ResourceColumn.named(name, samples);
  }

  /**
   * How many samples the value speaks for. One that came late, because the injector stood still,
   * stands for those that were due meanwhile: otherwise what holds an injector up most would leave
   * too few samples to be judged by.
   */
  public int count(Function<ResourceSample, OptionalDouble> value) {
    return (int) having(value).mapToLong(this::due).sum();
  }

  private long due(SampledInterval interval) {
    return regularMillis <= 0
        ? 1
        : Math.max(1, Math.round((double) interval.millis() / regularMillis));
  }

  /** Mean of a value over the time of the samples that have it; empty when none has. */
  public OptionalDouble meanOverTime(Function<ResourceSample, OptionalDouble> value) {
    double time = having(value).mapToDouble(SampledInterval::millis).sum();
    double area =
        having(value).mapToDouble(it -> value.apply(it.sample()).orElse(0) * it.millis()).sum();
    return time == 0 ? OptionalDouble.empty() : OptionalDouble.of(area / time);
  }

  /** Sum of a value over the length of the samples that have it; empty when none has. */
  public OptionalDouble perMilli(Function<ResourceSample, OptionalDouble> value) {
    double time = having(value).mapToDouble(SampledInterval::millis).sum();
    double sum = having(value).mapToDouble(it -> value.apply(it.sample()).orElse(0)).sum();
    return time == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / time);
  }

  private Stream<SampledInterval> having(Function<ResourceSample, OptionalDouble> value) {
    return intervals.stream().filter(it -> value.apply(it.sample()).isPresent());
  }
}
