package salvo.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import salvo.monitor.ResourceSample;
import salvo.monitor.ResourceSample.ProcessSample;

/**
 * Memory of a process that grew through the second half of a load, when its start must be over: the
 * median of the slopes between all pairs of samples (Theil and Sen), which single outliers do not
 * move.
 *
 * @param bytes how much it grew, by that slope
 * @param millis in how long
 * @param lastBytes what it came to
 */
record MemoryGrowth(double bytes, long millis, double lastBytes) {

  private static final long LEAST_MILLIS = 120_000;
  private static final int LEAST_SAMPLES = 30;

  /** The number of pairs grows as the square; more samples hardly make the median better. */
  private static final int MOST_SAMPLES = 500;

  private static final double LEAST_SHARE = 0.1;

  /** Of all pairs of samples, those that grew less those that shrank: Kendall's tau. */
  private static final double LEAST_TAU = 0.8;

  /**
   * Empty unless the growth is clear: over two minutes and 30 samples at least, by a tenth of the
   * median, and with nine of ten pairs of samples growing.
   */
  static Optional<MemoryGrowth> of(
      LoadSamples samples, Function<ResourceSample, Optional<ProcessSample>> process) {
    List<Point> all =
        samples.intervals().stream()
            .map(SampledInterval::sample)
            .flatMap(it -> process.apply(it).map(use -> point(it, use)).stream())
            .toList();
    List<Point> half = thinned(all.subList(all.size() / 2, all.size()));
    if (half.size() < LEAST_SAMPLES) {
      return Optional.empty();
    }
    long millis = half.get(half.size() - 1).millis() - half.get(0).millis();
    return millis < LEAST_MILLIS ? Optional.empty() : clear(half, millis);
  }

  private static Optional<MemoryGrowth> clear(List<Point> points, long millis) {
    double[] slopes = slopes(points);
    long growing = Arrays.stream(slopes).filter(it -> it > 0).count();
    long shrinking = Arrays.stream(slopes).filter(it -> it < 0).count();
    double bytes = median(slopes) * millis;
    double level = median(points.stream().mapToDouble(Point::bytes).sorted().toArray());
    boolean clear =
        growing - shrinking >= LEAST_TAU * slopes.length && bytes >= LEAST_SHARE * level;
    double last = points.get(points.size() - 1).bytes();
    return clear ? Optional.of(new MemoryGrowth(bytes, millis, last)) : Optional.empty();
  }

  private static double[] slopes(List<Point> points) {
    List<Double> slopes = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      for (int j = i + 1; j < points.size(); j++) {
        slopes.add(points.get(i).slopeTo(points.get(j)));
      }
    }
    return slopes.stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }

  private static double median(double[] sorted) {
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  private static List<Point> thinned(List<Point> points) {
    int step = (points.size() + MOST_SAMPLES - 1) / MOST_SAMPLES;
    List<Point> kept = new ArrayList<>();
    for (int i = 0; i < points.size(); i += step) {
      kept.add(points.get(i));
    }
    return kept;
  }

  private static Point point(ResourceSample sample, ProcessSample use) {
    return new Point(sample.runMillis(), use.residentBytes());
  }

  private record Point(long millis, double bytes) {

    double slopeTo(Point later) {
      return (later.bytes - bytes) / Math.max(1, later.millis - millis);
    }
  }
}
