package salvo.slo;

import salvo.config.ObjectiveKind;
import salvo.stats.request.RequestFigures;
import salvo.stats.stream.Pace;
import salvo.text.Quantity;

/** A figure of requests; percentiles are by nearest rank over all of them, ok and ko. */
record RequestMetric(String key) implements Metric {

  RequestMetric {
    if (ObjectiveKind.of(key).filter(ObjectiveKind::isOfRequests).isEmpty()) {
      throw new IllegalArgumentException(key + " is not a metric of requests");
    }
  }

  @Override
  public boolean isOfResource() {
    return false;
  }

  @Override
  public String unit() {
    return switch (kind()) {
      case MEAN, PERCENTILE, MAX -> "ms";
      case MIN_RPS -> "/s";
      case TOKENS_PER_SECOND, STREAM_TOKENS_PER_SECOND -> "tokens/s";
      case ERROR_RATE, GOODPUT, FALL, GROWTH -> "";
    };
  }

  @Override
  public String text(double value, int digits) {
    return switch (kind()) {
      case MEAN, PERCENTILE, MAX -> Quantity.millis(value, digits);
      case MIN_RPS -> Quantity.perSecond(value, digits);
      case TOKENS_PER_SECOND, STREAM_TOKENS_PER_SECOND ->
          Quantity.number(value, digits) + " tokens/s";
      case ERROR_RATE, GOODPUT, FALL, GROWTH -> Quantity.share(value, digits);
    };
  }

  @Override
  public String absence() {
    return switch (kind()) {
      case FALL -> "too few answers were judged at the lowest or at the highest level to tell";
      case TOKENS_PER_SECOND, STREAM_TOKENS_PER_SECOND -> "no tokens were counted";
      default -> "no request was recorded";
    };
  }

  @Override
  public double value(RequestFigures figures) {
    return switch (kind()) {
      case MEAN -> figures.all().mean();
      case PERCENTILE -> figures.all().percentile(percent());
      case MAX -> figures.all().max();
      case ERROR_RATE -> figures.errorRate();
      case MIN_RPS, TOKENS_PER_SECOND -> figures.requestsPerSecond();
      case STREAM_TOKENS_PER_SECOND ->
          Pace.tokensPerSecond(figures.all().percentile(100 - percent()));
      case GOODPUT -> 1 - figures.errorRate();
      case FALL -> throw new IllegalStateException("a fall is of two shares");
      case GROWTH -> throw new IllegalStateException(this + " is not of requests");
    };
  }
}
