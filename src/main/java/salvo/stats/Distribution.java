package salvo.stats;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import salvo.stats.request.Summary;
import salvo.stats.times.ResponseTimes;

/**
 * How the response times of a set of requests are spread: exact counts in buckets whose bounds grow
 * by a constant factor, ten to a decade where whole milliseconds allow it. The buckets cover all
 * observations without gaps; there are none without observations.
 */
public record Distribution(List<Bucket> buckets) {

  private static final int PER_DECADE = 10;

  public Distribution {
    buckets = List.copyOf(buckets);
  }

  /**
   * The requests that took from {@code fromMillis} to less than {@code toMillis}.
   *
   * @param ok the successful ones
   * @param ko the failed ones
   */
  public record Bucket(long fromMillis, long toMillis, long ok, long ko) {}

  /** The distribution of the successful and the failed requests. */
  public static Distribution of(Summary summary) {
    List<Bucket> buckets = new ArrayList<>();
    if (summary.requests() == 0) {
      return new Distribution(buckets);
    }
    long min = summary.all().min();
    long max = summary.all().max();
    long from = 0;
    for (int step = 0; from <= max; step++) {
      long to = bound(step);
      if (to > from && to > min) {
        buckets.add(bucket(from, to, summary));
      }
      from = Math.max(from, to);
    }
    return new Distribution(buckets);
  }

  private static Bucket bucket(long from, long to, Summary summary) {
    return new Bucket(from, to, within(from, to, summary.ofOk()), within(from, to, summary.ofKo()));
  }

  private static long within(long from, long to, ResponseTimes times) {
    return times.countAbove(from - 1) - times.countAbove(to - 1);
  }

  /** 1, 1, 2, 2, 3, 3, 4, 5, 6, 8, 10, 13, 16, 20, 25, 32, 40, 50, 63, 79, 100, ... */
  private static long bound(int step) {
    double exact = Math.pow(10, (double) step / PER_DECADE);
    return BigDecimal.valueOf(exact).setScale(0, RoundingMode.HALF_UP).longValueExact();
  }
}
