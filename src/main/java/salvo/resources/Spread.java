package salvo.resources;

import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import salvo.stats.times.NearestRank;

/** How the samples of one resource spread; {@code p95} is by nearest rank. */
public record Spread(double min, double mean, double p95, double max) {

  /** Empty without samples; negative or undefined ones are failed readings and left out. */
  static <T> Optional<Spread> of(Stream<T> samples, ToDoubleFunction<T> value) {
    return of(samples.mapToDouble(value).filter(Spread::isReading));
  }

  /** Empty without values, all of which count. */
  static Optional<Spread> of(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    if (sorted.length == 0) {
      return Optional.empty();
    }
    double mean = DoubleStream.of(sorted).sum() / sorted.length;
    double p95 = percentile(sorted, 95);
    return Optional.of(new Spread(sorted[0], mean, p95, sorted[sorted.length - 1]));
  }

  /** The percentile by nearest rank of values, of which there is one at least. */
  static double percentile(double[] values, double percent) {
    double[] sorted = DoubleStream.of(values).sorted().toArray();
    return sorted[(int) NearestRank.of(percent, sorted.length) - 1];
  }

  private static boolean isReading(double value) {
    return value >= 0 && Double.isFinite(value);
  }
}
