package salvo.analysis.advice;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import salvo.slo.Slo;
import salvo.slo.SloResult;
import salvo.slo.TierResult.Tier;
import salvo.stats.request.Summary;
import salvo.text.Quantity;

/** Which endpoint to look at first where answers took too long. */
record ResponseTimeAdvice(Evidence run) {

  /** What to look at first; empty when no time was missed and none is critical. */
  Optional<String> sentence() {
    List<SloResult> missed =
        run.slos().stream()
            .filter(it -> it.status() == SloResult.Status.FAIL)
            .filter(it -> it.slo().metric().isTime())
            .toList();
    return slowestEndpoint(missed)
        .or(() -> missed.stream().findFirst().flatMap(this::mostOftenAbove))
        .or(this::criticalEndpoint);
  }

  private static Optional<String> slowestEndpoint(List<SloResult> missed) {
    List<SloResult> endpoints = missed.stream().filter(it -> !it.slo().isGlobal()).toList();
    long names = endpoints.stream().map(it -> it.slo().scope()).distinct().count();
    return endpoints.stream()
        .max(Comparator.comparingDouble(ResponseTimeAdvice::timesTarget))
        .map(
            it ->
                "Look at "
                    + it.slo().scope()
                    + " first: its "
                    + it.slo().metric().label()
                    + " was "
                    + it.actualText()
                    + ", "
                    + Quantity.number(timesTarget(it))
                    + " times the allowed "
                    + it.slo().targetText()
                    + (names > 1 ? ", the furthest off of " + names + " slow endpoints." : "."));
  }

  private static double timesTarget(SloResult result) {
    return result.actual().orElse(0) / result.slo().target();
  }

  /** Whose requests make the run as a whole miss a time. */
  private Optional<String> mostOftenAbove(SloResult missed) {
    long target = (long) missed.slo().target();
    long above = run.stats().total().all().countAbove(target);
    return run.stats().endpoints().stream()
        .max(Comparator.comparingLong((Summary it) -> it.all().countAbove(target)))
        .filter(it -> above > 0)
        .map(
            it ->
                "Look at "
                    + it.name()
                    + " first: it had "
                    + Quantity.count(it.all().countAbove(target))
                    + " of the "
                    + Quantity.count(above)
                    + " requests that took longer than the allowed "
                    + missed.slo().metric().label()
                    + " of "
                    + missed.slo().targetText()
                    + ".");
  }

  private Optional<String> criticalEndpoint() {
    return run.tiers().stream()
        .filter(it -> !it.scope().equals(Slo.GLOBAL) && it.metric().equals(Tiers.P95))
        .filter(it -> it.tier() == Tier.CRITICAL)
        .max(Comparator.comparingDouble(it -> it.actual() / it.critical()))
        .map(
            it ->
                "Look at "
                    + it.scope()
                    + " first: its p95 of "
                    + Quantity.millisBeyond(it.actual(), it.critical())
                    + " is critical, above "
                    + Quantity.millis(it.critical())
                    + ".");
  }
}
