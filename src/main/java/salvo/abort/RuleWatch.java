package salvo.abort;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import salvo.event.RunEvent;
import salvo.slo.Metric;
import salvo.slo.Slo;
import salvo.slo.SloResult;
import salvo.stats.request.RequestCounts;
import salvo.text.DurationText;

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
    boolean ofAll = rule.slos().get(0).isGlobal() && !request.isBeside();
    if (ofAll || rule.scope().equals(request.name())) {
      window.add(
          request.endMillis(),
          Math.max(0, request.responseTimeMillis()),
          request.ok(),
          request.times());
    }
  }

  /** Adds the requests of a second that begins at that instant. */
  void add(long secondMillis, Function<String, RequestCounts> byScope) {
    window.add(secondMillis, byScope.apply(rule.scope()));
  }

  /** Why the load has to end at that instant, epoch ms; empty when it may go on. */
  Optional<String> reason(long nowMillis) {
    RequestCounts counts = window.before(nowMillis);
    for (Slo slo : rule.slos()) {
      SloResult result =
          SloResult.of(slo, actual(slo.metric(), counts, nowMillis), OptionalDouble.empty());
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
  private OptionalDouble actual(Metric metric, RequestCounts counts, long nowMillis) {
    boolean enough =
        metric.isRate() ? window.isFull(nowMillis) : counts.requests() >= rule.requests();
    return enough
        ? OptionalDouble.of(metric.value(counts.over(window.seconds())))
        : OptionalDouble.empty();
  }

  private String sentence(SloResult result) {
    String missed = result.sentence();
    return rule.key()
        + " ("
        + missed.substring(0, missed.length() - 1)
        + ", over the last "
        + DurationText.of(Duration.ofSeconds(rule.windowSeconds()))
        + ", for "
        + DurationText.of(rule.hold())
        + ")";
  }
}
