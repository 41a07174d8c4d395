package salvo.slo;

import salvo.config.ObjectiveKind;
import salvo.stats.request.RequestFigures;
import salvo.text.Quantity;

/** What an objective bounds: a figure of requests, any percentile among them, or of a resource. */
public sealed interface Metric permits RequestMetric, ResourceStatistic {

  Metric MEAN = ofRequests("mean");
  Metric P50 = ofRequests("p50");
  Metric P95 = ofRequests("p95");
  Metric P99 = ofRequests("p99");
  Metric MAX = ofRequests("max");

  /** Failed requests as a share of all, 0 to 1. */
  Metric ERROR_RATE = ofRequests("errorRate");

  /**
   * Requests finished per second: of the whole run over the offered load's window, of an endpoint
   * over the measured part of the run.
   */
  Metric MIN_RPS = ofRequests("minRps");

  /** Tokens of all answers per second, of what counts each token beside their request. */
  Metric TOKENS_PER_SECOND = ofRequests("tokensPerSecond");

  /** Requests, or tasks, that were good, as a share of all that were attempted, 0 to 1. */
  Metric GOODPUT = ofRequests("goodput");

  /** How far the share of good answers falls from the lowest level of a load to the highest. */
  Metric FALL = ofRequests("fall");

  /** Of a resource, in the unit of its column, as are those that follow. */
  Metric RESOURCE_MEAN = ofResource("mean");

  Metric RESOURCE_P95 = ofResource("p95");
  Metric RESOURCE_MAX = ofResource("max");

  /** In the unit of its column per minute. */
  Metric RESOURCE_GROWTH = ofResource("growth");

  /**
   * The metric of requests that a key of the settings names, such as p99.9.
   *
   * @throws IllegalArgumentException when it names none
   */
  static Metric ofRequests(String key) {
    return new RequestMetric(key);
  }

  /**
   * The metric of a resource that a key of the settings names.
   *
   * @throws IllegalArgumentException when it names none
   */
  static Metric ofResource(String key) {
    return new ResourceStatistic(key);
  }

  /** Its key in the settings and in the reports. */
  String key();

  /** Whether it bounds a resource, such as memory, rather than requests. */
  boolean isOfResource();

  /** "ms", "/s", or empty for a share and for what is of a resource. */
  String unit();

  /** A value of this metric as people read it: "6.12 s", "1.5 %", "45.1/s". */
  String text(double value, int digits);

  /** Why there may be no value, to follow "because". */
  String absence();

  /**
   * Its value for requests, of which there is one at least.
   *
   * @throws IllegalArgumentException for a metric of resources
   */
  double value(RequestFigures figures);

  default ObjectiveKind kind() {
    return ObjectiveKind.of(key())
        .orElseThrow(() -> new IllegalArgumentException(key() + " is not a metric"));
  }

  /** The percent of a percentile, more than 0 and less than 100; 0 for any other metric. */
  default double percent() {
    return ObjectiveKind.percent(key()).doubleValue();
  }

  /** What it is called in a sentence: "p95", "error rate". */
  default String label() {
    return switch (kind()) {
      case MEAN, PERCENTILE, GROWTH -> key();
      case MAX -> "maximum";
      case ERROR_RATE -> "error rate";
      case MIN_RPS -> "request rate";
      case TOKENS_PER_SECOND -> "throughput";
      case STREAM_TOKENS_PER_SECOND -> "p" + ObjectiveKind.percent(key()) + " speed";
      case GOODPUT -> "share";
      case FALL -> "fall of the share under load";
    };
  }

  /** Whether the target is the most that is allowed, rather than the least. */
  default boolean isUpperBound() {
    return switch (kind()) {
      case MIN_RPS, TOKENS_PER_SECOND, STREAM_TOKENS_PER_SECOND, GOODPUT -> false;
      case MEAN, PERCENTILE, MAX, ERROR_RATE, FALL, GROWTH -> true;
    };
  }

  /** Whether it is how many there are per second, which several injectors share. */
  default boolean isRate() {
    return kind() == ObjectiveKind.MIN_RPS || kind() == ObjectiveKind.TOKENS_PER_SECOND;
  }

  /** The name of what an objective of a request bounds: its own, or that of a figure beside it. */
  default String figure(String request) {
    return kind().figure(request);
  }

  /** Whether only some rows of a table have it: those that have an objective of it. */
  default boolean isOfSome() {
    return kind().isOfStreams() || kind() == ObjectiveKind.GOODPUT;
  }

  /** Whether it is a response time. */
  default boolean isTime() {
    return unit().equals("ms");
  }

  /** As {@link #text(double, int)}, with the usual number of digits. */
  default String text(double value) {
    return text(value, Quantity.DIGITS);
  }
}
