package salvo.live;

import salvo.stats.times.ResponseTimes;

/** Exact percentiles by nearest rank, in ms; 0 without requests. */
public record LivePercentiles(long p50, long p95, long p99) {

  static LivePercentiles of(ResponseTimes times) {
    return new LivePercentiles(times.percentile(50), times.percentile(95), times.percentile(99));
  }
}
