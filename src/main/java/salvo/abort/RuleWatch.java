package salvo.abort;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import salvo.event.RunEvent;
import salvo.slo.Metric;
import salvo.slo.Quantity;
import salvo.slo.Slo;
import salvo.slo.SloResult;
import salvo.stats.MillisHistogram;

/** Follows the requests of one rule, and for how long each of its objectives has been missed. */
final class RuleWatch {

  private final AbortRule rule;
  private final SlidingWindow window;
  private final Map<Slo, Long> missedSince = new HashMap<>();

  RuleWatch(AbortRule rule) {
    this.rule = rule;
    this.window = new SlidingWindow(rule.windowSeconds());
  }

  void add(RunEvent.Request request) {
    if (rule.slos().get(0).isGlobal() || rule.scope().equals(request.name())) {
      window.add(request.endMillis(), Math.max(0, request.responseTimeMillis()), request.ok());
    }
  }

  /** Why the load has to end at that instant, epoch ms; empty when it may go on. */
  Optional<String> reason(long nowMillis) {
    SlidingWindow.Figures figures = window.before(nowMillis);
    for (Slo slo : rule.slos()) {
      SloResult result =
          SloResult.of(slo, actual(slo.metric(), figures, nowMillis), OptionalDouble.empty());
      if (result.status() != SloResult.Status.FAIL) {
        missedSince.remove(slo);
      } else if (nowMillis - missedSince.computeIfAbsent(slo, it -> nowMillis)
          >= rule.hold().toMillis()) {
        return Optional.of(sentence(result));
      }
    }
    return Optional.empty();
  }

  /** Empty when the window has too few requests to say. */
  private OptionalDouble actual(Metric metric, SlidingWindow.Figures figures, long nowMillis) {
    MillisHistogram times = figures.times();
    if (metric == Metric.MIN_RPS) {
      return window.isFull(nowMillis)
          ? OptionalDouble.of((double) times.count() / window.seconds())
          : OptionalDouble.empty();
    }
    if (times.count() < rule.requests()) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(
        switch (metric) {
          case MEAN -> times.mean();
          case P50 -> times.percentile(50);
          case P95 -> times.percentile(95);
          case P99 -> times.percentile(99);
          case MAX -> times.max();
          case ERROR_RATE -> (double) figures.ko() / times.count();
          case MIN_RPS -> throw new IllegalStateException("A rate is taken over the window");
          case RESOURCE_MEAN, RESOURCE_P95, RESOURCE_MAX, RESOURCE_GROWTH ->
              throw new IllegalStateException("A rule is of requests");
        });
  }

  private String sentence(SloResult result) {
    String missed = result.sentence();
    return rule.key()
        + " ("
        + missed.substring(0, missed.length() - 1)
        + ", over the last "
        + rule.windowSeconds()
        + " s, for "
        + Quantity.millis(rule.hold().toMillis())
        + ")";
  }
}
