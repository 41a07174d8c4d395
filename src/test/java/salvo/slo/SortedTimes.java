package salvo.slo;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import salvo.stats.times.ResponseTimes;

/** Response times by definition, from a sorted array: what tests hold against exact figures. */
public record SortedTimes(long... sorted) implements ResponseTimes {

  public static SortedTimes of(long... values) {
    return new SortedTimes(LongStream.of(values).sorted().toArray());
  }

  public static SortedTimes both(SortedTimes left, SortedTimes right) {
    return of(LongStream.concat(Arrays.stream(left.sorted), Arrays.stream(right.sorted)).toArray());
  }

  public static SortedTimes all(List<SortedTimes> times) {
    return of(times.stream().flatMapToLong(it -> Arrays.stream(it.sorted)).toArray());
  }

  @Override
  public long count() {
    return sorted.length;
  }

  @Override
  public long min() {
    return sorted.length == 0 ? 0 : sorted[0];
  }

  @Override
  public long max() {
    return sorted.length == 0 ? 0 : sorted[sorted.length - 1];
  }

  @Override
  public double mean() {
    return LongStream.of(sorted).average().orElse(0);
  }

  @Override
  public double stdDev() {
    double mean = mean();
    double variance =
        LongStream.of(sorted).mapToDouble(v -> (v - mean) * (v - mean)).average().orElse(0);
    return Math.sqrt(variance);
  }

  @Override
  public long percentile(double percent) {
    if (sorted.length == 0) {
      return 0;
    }
    int rank = (int) Math.ceil(percent / 100 * sorted.length - 1e-9);
    return sorted[Math.max(rank, 1) - 1];
  }

  @Override
  public long countAbove(long millis) {
    return LongStream.of(sorted).filter(value -> value > millis).count();
  }
}
