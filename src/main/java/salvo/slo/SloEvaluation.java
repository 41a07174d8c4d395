package salvo.slo;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import salvo.stats.RunStats;
import salvo.stats.request.RequestFigures;
import salvo.stats.request.Summary;

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
    Map<String, Summary> endpoints =
        stats.endpoints().stream().collect(Collectors.toMap(Summary::name, it -> it));
    return slos.stream()
        .map(slo -> result(slo, actual(slo, stats.total(), endpoints, reachedRps), gatlingActuals))
        .toList();
  }

  /**
   * How the objectives of a run that goes on stand: each as if the run ended now.
   *
   * @param endpoints by request name
   */
  public static List<SloResult> soFar(
      List<Slo> slos,
      RequestFigures total,
      Map<String, ? extends RequestFigures> endpoints,
      double reachedRps) {
    return slos.stream()
        .map(slo -> result(slo, actual(slo, total, endpoints, reachedRps), Map.of()))
        .toList();
  }

  private static SloResult result(Slo slo, OptionalDouble actual, Map<Slo, Double> gatlingActuals) {
    return SloResult.of(slo, actual, gatling(slo, gatlingActuals));
  }

  private static OptionalDouble gatling(Slo slo, Map<Slo, Double> actuals) {
    Double actual = actuals.get(slo);
    return actual == null ? OptionalDouble.empty() : OptionalDouble.of(actual);
  }

  private static OptionalDouble actual(
      Slo slo,
      RequestFigures total,
      Map<String, ? extends RequestFigures> endpoints,
      double reachedRps) {
    if (slo.metric().equals(Metric.FALL)) {
      return ShareFall.of(
          Optional.ofNullable(endpoints.get(ShareFall.low(slo.scope()))),
          Optional.ofNullable(endpoints.get(ShareFall.high(slo.scope()))),
          slo.target());
    }
    RequestFigures measured = slo.isGlobal() ? total : endpoints.get(slo.scope());
    if (measured == null || measured.requests() == 0) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(slo.isRateOfRun() ? reachedRps : slo.metric().value(measured));
  }
}
