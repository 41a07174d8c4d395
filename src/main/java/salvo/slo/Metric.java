package salvo.slo;

import java.util.Arrays;
import java.util.List;
import salvo.text.Quantity;

/** What an objective bounds; {@code key} is its name in the configuration and in the reports. */
public enum Metric {
  MEAN("mean", "mean", "ms", true),
  P50("p50", "p50", "ms", true),
  P95("p95", "p95", "ms", true),
  P99("p99", "p99", "ms", true),
  MAX("max", "maximum", "ms", true),
  /** Failed requests as a share of all, 0 to 1. */
  ERROR_RATE("errorRate", "error rate", "", true),
  /**
   * Requests finished per second: of the whole run over the offered load's window, of an endpoint
   * over the measured part of the run.
   */
  MIN_RPS("minRps", "request rate", "/s", false),
  /** Of a resource, in the unit of its column, as are those that follow. */
  RESOURCE_MEAN("mean", "mean", "", true),
  RESOURCE_P95("p95", "p95", "", true),
  RESOURCE_MAX("max", "maximum", "", true),
  /** In the unit of its column per minute. */
  RESOURCE_GROWTH("growth", "growth", "", true);

  private final String key;
  private final String label;
  private final String unit;
  private final boolean upperBound;

  Metric(String key, String label, String unit, boolean upperBound) {
    this.key = key;
    this.label = label;
    this.unit = unit;
    this.upperBound = upperBound;
  }

  public String key() {
    return key;
  }

  /** What it is called in a sentence: "p95", "error rate". */
  public String label() {
    return label;
  }

  /** "ms", "/s", or empty for a share. */
  public String unit() {
    return unit;
  }

  /** Whether the target is the most that is allowed, rather than the least. */
  public boolean isUpperBound() {
    return upperBound;
  }

  /** All that bound requests. */
  static List<Metric> ofRequests() {
    return Arrays.stream(values()).filter(metric -> !metric.isOfResource()).toList();
  }

  /** Whether it bounds a resource, such as memory, rather than requests. */
  public boolean isOfResource() {
    return switch (this) {
      case RESOURCE_MEAN, RESOURCE_P95, RESOURCE_MAX, RESOURCE_GROWTH -> true;
      case MEAN, P50, P95, P99, MAX, ERROR_RATE, MIN_RPS -> false;
    };
  }

  /** A value of this metric as people read it: "6.12 s", "1.5 %", "45.1/s". */
  public String text(double value) {
    return text(value, Quantity.DIGITS);
  }

  String text(double value, int digits) {
    return switch (this) {
      case MEAN, P50, P95, P99, MAX -> Quantity.millis(value, digits);
      case ERROR_RATE -> Quantity.share(value, digits);
      case MIN_RPS -> Quantity.perSecond(value, digits);
      case RESOURCE_MEAN, RESOURCE_P95, RESOURCE_MAX, RESOURCE_GROWTH ->
          Quantity.number(value, digits);
    };
  }
}
