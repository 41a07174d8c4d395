package salvo.live.prometheus;

import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.DoubleAdder;

/**
 * Response times by endpoint, in buckets. Many of the same are counted at once, which the library's
 * own histogram cannot do: how many tokens an answer has is what its server says. Safe for use by
 * several threads.
 */
final class TimeHistogram implements Collector {

  /** In seconds: from an answer out of a cache to a generation that takes a minute. */
  private static final double[] BOUNDS = {
    0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 30, 60, Double.POSITIVE_INFINITY
  };

  private final String name;
  private final String help;
  private final Map<String, Times> byEndpoint = new ConcurrentHashMap<>();

  /** Those of one endpoint. */
  static final class Times {

    private final AtomicLongArray counts = new AtomicLongArray(BOUNDS.length);
    private final DoubleAdder sum = new DoubleAdder();

    /** Counts a time so often. */
    void add(double seconds, long times) {
      int found = Arrays.binarySearch(BOUNDS, seconds);
      counts.addAndGet(found >= 0 ? found : -1 - found, times);
      sum.add(seconds * times);
    }

    private HistogramDataPointSnapshot snapshot(String endpoint) {
      long[] now = new long[BOUNDS.length];
      Arrays.setAll(now, counts::get);
      return HistogramDataPointSnapshot.builder()
          .classicHistogramBuckets(ClassicHistogramBuckets.of(BOUNDS, now))
          .sum(sum.sum())
          .labels(Labels.of("endpoint", endpoint))
          .build();
    }
  }

  /**
   * One without times.
   *
   * @param name without its unit
   */
  TimeHistogram(String name, String help) {
    this.name = name + "_" + Unit.SECONDS;
    this.help = help;
  }

  /** Where the times of an endpoint are counted. */
  Times of(String endpoint) {
    return byEndpoint.computeIfAbsent(endpoint, it -> new Times());
  }

  @Override
  public String getPrometheusName() {
    return name;
  }

  @Override
  public MetricSnapshot collect() {
    HistogramSnapshot.Builder all =
        HistogramSnapshot.builder().name(name).help(help).unit(Unit.SECONDS);
    byEndpoint.forEach((endpoint, times) -> all.dataPoint(times.snapshot(endpoint)));
    return all.build();
  }
}
