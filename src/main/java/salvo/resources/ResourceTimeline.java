package salvo.resources;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import salvo.monitor.sample.ResourceSample;
import salvo.stats.RunStats;
import salvo.text.Joining;

/**
 * The samples of a run on the time axis of its requests. A step of the axis gets what the samples
 * that cover it say, each by how much of the step it covers: the mean of levels, the sum of pauses,
 * which a sample's interval spreads evenly, and of the longest delays the longest.
 */
public final class ResourceTimeline {

  private static final MathContext DIGITS = new MathContext(9);

  private final List<SampledInterval> intervals;
  private final RunStats stats;

  private ResourceTimeline(List<ResourceSample> samples, RunStats stats) {
    this.intervals = SampledInterval.of(samples);
    this.stats = stats;
  }

  /** One series per resource that was sampled at all, with as many values as the time series. */
  public static List<ResourceSeries> of(List<ResourceSample> samples, RunStats stats) {
    return of(samples, ResourceColumn.all(samples), stats);
  }

  /** The same of another machine, whose name stands before the names of its resources. */
  public static List<ResourceSeries> of(OtherMachine machine, RunStats stats) {
    List<ResourceColumn> columns =
        ResourceColumn.all(machine.samples()).stream().map(it -> it.of(machine.name())).toList();
    return of(machine.samples(), columns, stats);
  }

  private static List<ResourceSeries> of(
      List<ResourceSample> samples, List<ResourceColumn> columns, RunStats stats) {
    ResourceTimeline timeline = new ResourceTimeline(samples, stats);
    return columns.stream()
        .map(timeline::series)
        .filter(series -> series.values().stream().anyMatch(value -> !value.isNaN()))
        .toList();
  }

  private ResourceSeries series(ResourceColumn column) {
    List<Double> values = new ArrayList<>();
    int next = 0;
    for (RunStats.Second step : stats.timeSeries()) {
      long from = stats.startMillis() + step.second() * 1000L;
      while (next < intervals.size() && intervals.get(next).toMillis() <= from) {
        next++;
      }
      List<Part> parts = parts(next, from, from + stats.stepSeconds() * 1000L, column.value());
      values.add(
          parts.isEmpty() ? Double.NaN : joined(parts, column.resource().metric().joining()));
    }
    return new ResourceSeries(column.resource(), values);
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

  private static double joined(List<Part> parts, Joining joining) {
    return rounded(
        switch (joining) {
          case MEAN -> mean(parts);
          case SUM -> sum(parts);
          case MAX -> longest(parts);
        });
  }

  /** No sample is that exact, and the files are half as long. */
  private static double rounded(double value) {
    return Double.isFinite(value) ? BigDecimal.valueOf(value).round(DIGITS).doubleValue() : value;
  }

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
}
