package salvo.gatling.engine;

import static io.gatling.javaapi.core.CoreDsl.details;
import static io.gatling.javaapi.core.CoreDsl.global;

import io.gatling.javaapi.core.Assertion;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import salvo.event.RunEvent;
import salvo.gatling.stream.StreamFigure;
import salvo.slo.Metric;
import salvo.slo.Slo;

/**
 * Objectives as Gatling's assertions, so that Gatling's own report shows them too. A {@code
 * details} path must be whole, so an endpoint gets one assertion for each task of a user type that
 * calls it. Of figures that a record may stand for many of there are none: Gatling counts records.
 */
public final class SloAssertions {

  private SloAssertions() {}

  /**
   * @param callers by endpoint, the groups that it is called in
   * @param windowSeconds length of the offered load: Gatling divides by the whole run, warm-up
   *     included, so a minimum rate is asserted as the number of requests it takes; 0 leaves it out
   */
  public static List<Assertion> of(
      List<Slo> slos, Map<String, List<List<String>>> callers, double windowSeconds) {
    return slos.stream()
        .filter(slo -> !slo.metric().isOfResource() && !slo.metric().equals(Metric.FALL))
        .filter(slo -> !slo.metric().kind().isOfStreams())
        .flatMap(slo -> assertions(slo, callers, windowSeconds))
        .toList();
  }

  private static Stream<Assertion> assertions(
      Slo slo, Map<String, List<List<String>>> callers, double windowSeconds) {
    if (slo.isGlobal()) {
      return Stream.of(assertion(global(), slo, windowSeconds));
    }
    return callers.getOrDefault(slo.scope(), List.of()).stream()
        .filter(groups -> !(RunEvent.isBeside(groups) && StreamFigure.mayRepeat(slo.scope())))
        .map(groups -> assertion(details(path(groups, slo.scope())), slo, windowSeconds));
  }

  private static String[] path(List<String> groups, String request) {
    return Stream.concat(groups.stream(), Stream.of(request)).toArray(String[]::new);
  }

  private static Assertion assertion(Assertion.WithPath path, Slo slo, double windowSeconds) {
    int millis = (int) Math.min(Integer.MAX_VALUE, Math.floor(slo.target()));
    return switch (slo.metric().kind()) {
      case MEAN -> path.responseTime().mean().lte(millis);
      case PERCENTILE -> path.responseTime().percentile(slo.metric().percent()).lte(millis);
      case MAX -> path.responseTime().max().lte(millis);
      case ERROR_RATE -> path.failedRequests().percent().lte(slo.target() * 100);
      case GOODPUT -> path.successfulRequests().percent().gte(slo.target() * 100);
      case MIN_RPS ->
          path.allRequests().count().gte((long) Math.ceil(slo.target() * windowSeconds));
      case FALL, GROWTH, TOKENS_PER_SECOND, STREAM_TOKENS_PER_SECOND ->
          throw new IllegalArgumentException("Gatling knows nothing of it: " + slo);
    };
  }
}
