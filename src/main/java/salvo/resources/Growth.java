package salvo.resources;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import salvo.monitor.sample.ResourceSample;

/**
 * How a resource grew through the second half of a load, when its start must be over: the median of
 * the slopes between all pairs of points (Theil and Sen), which single outliers do not move, with
 * the interval that Sen takes from Kendall's statistic. The points are the medians of 30 equal
 * blocks, because neighbouring samples tell much the same and would make the interval too narrow.
 *
 * @param perMinute the slope
 * @param low lower end of its 95 % interval
 * @param high upper end
 * @param millis length of the second half
 * @param level median of the points
 * @param last the last sample
 * @param tau of all pairs of points, the share that grew less the share that shrank
 */
record Growth(
    double perMinute, double low, double high, long millis, double level, double last, double tau) {

  private static final long LEAST_MILLIS = 120_000;
  private static final int LEAST_SAMPLES = 30;
  private static final int POINTS = 30;
  private static final double MILLIS_PER_MINUTE = 60_000;
  private static final double LEAST_SHARE = 0.1;
  private static final double LEAST_TAU = 0.8;

  /** Of the normal distribution, for 95 %. */
  private static final double Z = 1.96;

  /** Empty unless there are 30 samples of two minutes at least in the second half. */
  static Optional<Growth> of(LoadSamples samples, Function<ResourceSample, OptionalDouble> value) {
    List<Point> all = new ArrayList<>();
    for (SampledInterval interval : samples.intervals()) {
      value
          .apply(interval.sample())
          .ifPresent(it -> all.add(new Point(interval.sample().runMillis(), it)));
    }
    List<Point> half = all.subList(all.size() / 2, all.size());
    if (half.size() < LEAST_SAMPLES) {
      return Optional.empty();
    }
    long millis = (long) (half.get(half.size() - 1).millis() - half.get(0).millis());
    return millis < LEAST_MILLIS
        ? Optional.empty()
        : Optional.of(of(blocks(half), millis, half.get(half.size() - 1).value()));
  }

  /** Growth over the whole of the second half. */
  double total() {
    return perMinute * millis / MILLIS_PER_MINUTE;
  }

  /**
   * Whether a leak is likely: the whole interval is growth, nine of ten pairs of points grew, and
   * together they came to a tenth of the level and to the least that matters.
   */
  boolean isLikelyLeak(double least) {
    return low > 0 && tau >= LEAST_TAU && total() >= LEAST_SHARE * level && total() >= least;
  }

  private static Growth of(List<Point> points, long millis, double last) {
    double[] slopes = slopes(points);
    long growing = Arrays.stream(slopes).filter(it -> it > 0).count();
    long shrinking = Arrays.stream(slopes).filter(it -> it < 0).count();
    int n = points.size();
    double reach = Z * Math.sqrt(n * (n - 1.0) * (2.0 * n + 5) / 18);
    int below = (int) Math.max(0, Math.floor((slopes.length - reach) / 2) - 1);
    return new Growth(
        median(slopes) * MILLIS_PER_MINUTE,
        slopes[below] * MILLIS_PER_MINUTE,
        slopes[slopes.length - 1 - below] * MILLIS_PER_MINUTE,
        millis,
        median(points.stream().mapToDouble(Point::value).sorted().toArray()),
        last,
        (double) (growing - shrinking) / slopes.length);
  }

  private static List<Point> blocks(List<Point> points) {
    List<Point> blocks = new ArrayList<>();
    for (int i = 0; i < POINTS; i++) {
      List<Point> block =
          points.subList(i * points.size() / POINTS, (i + 1) * points.size() / POINTS);
      blocks.add(
          new Point(
              median(block.stream().mapToDouble(Point::millis).toArray()),
              median(block.stream().mapToDouble(Point::value).sorted().toArray())));
    }
    return blocks;
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

  private record Point(double millis, double value) {

    double slopeTo(Point later) {
      return (later.value - value) / Math.max(1, later.millis - millis);
    }
  }
}
