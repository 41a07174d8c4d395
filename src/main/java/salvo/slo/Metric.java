package salvo.slo;

/** What an objective bounds; {@code key} is its name in the configuration and in the reports. */
public enum Metric {
  MEAN("mean", "ms", true),
  P50("p50", "ms", true),
  P95("p95", "ms", true),
  P99("p99", "ms", true),
  MAX("max", "ms", true),
  /** Failed requests as a share of all, 0 to 1. */
  ERROR_RATE("errorRate", "", true),
  /** Requests finished per second of the offered load's window. */
  MIN_RPS("minRps", "/s", false);

  private final String key;
  private final String unit;
  private final boolean upperBound;

  Metric(String key, String unit, boolean upperBound) {
    this.key = key;
    this.unit = unit;
    this.upperBound = upperBound;
  }

  public String key() {
    return key;
  }

  /** "ms", "/s", or empty for a share. */
  public String unit() {
    return unit;
  }

  /** Whether the target is the most that is allowed, rather than the least. */
  public boolean isUpperBound() {
    return upperBound;
  }
}
