package salvo.slo;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import salvo.stats.RunStats;
import salvo.stats.Summary;

/** Judges objectives by the exact figures of a run; times are over all requests, ok and ko. */
public final class SloEvaluation {

  private SloEvaluation() {}

  /**
   * One result per objective, in the given order.
   *
   * @param reachedRps requests finished per second within the offered load's window, which the
   *     run's minimum rate is judged by
   * @param gatlingActuals what Gatling computed for the same objectives, where it did
   */
  public static List<SloResult> evaluate(
      List<Slo> slos, RunStats stats, double reachedRps, Map<Slo, Double> gatlingActuals) {
    return slos.stream()
        .map(slo -> SloResult.of(slo, actual(slo, stats, reachedRps), gatling(slo, gatlingActuals)))
        .toList();
  }

  private static OptionalDouble gatling(Slo slo, Map<Slo, Double> actuals) {
    Double actual = actuals.get(slo);
    return actual == null ? OptionalDouble.empty() : OptionalDouble.of(actual);
  }

  private static OptionalDouble actual(Slo slo, RunStats stats, double reachedRps) {
    Optional<Summary> measured = scope(slo, stats).filter(summary -> summary.requests() > 0);
    if (measured.isEmpty()) {
      return OptionalDouble.empty();
    }
    boolean reached = slo.isGlobal() && slo.metric() == Metric.MIN_RPS;
    return OptionalDouble.of(reached ? reachedRps : value(slo.metric(), measured.get()));
  }

  private static Optional<Summary> scope(Slo slo, RunStats stats) {
    if (slo.isGlobal()) {
      return Optional.of(stats.total());
    }
    return stats.endpoints().stream()
        .filter(endpoint -> endpoint.name().equals(slo.scope()))
        .findFirst();
  }

  private static double value(Metric metric, Summary summary) {
    return switch (metric) {
      case MEAN -> summary.all().mean();
      case P50 -> summary.all().percentile(50);
      case P95 -> summary.all().percentile(95);
      case P99 -> summary.all().percentile(99);
      case MAX -> summary.all().max();
      case ERROR_RATE -> summary.errorRate();
      case MIN_RPS -> summary.requestsPerSecond();
    };
  }
}
