package salvo.slo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Which objectives a run is judged by. An endpoint that a short run will hardly reach proves
 * nothing, and failing it for want of data would be the profile's fault rather than the target's:
 * its objectives are listed as not judged. The limit leaves less than one run in 20,000 (e^-10) in
 * which chance alone keeps a judged endpoint without a request.
 */
public record SloSelection(List<Slo> judged, List<NotJudged> notJudged) {

  /** Requests that a run is expected to make to an endpoint whose objectives are judged. */
  public static final int LEAST_EXPECTED_REQUESTS = 10;

  /** An objective that was set aside, and how many requests were expected. */
  public record NotJudged(Slo slo, double expectedRequests) {}

  /**
   * Selects from the declared objectives; those of the run as a whole are always judged.
   *
   * @param expectedRequests by endpoint; one that is missing is of unknown number and judged
   */
  public static SloSelection of(List<Slo> declared, Map<String, Double> expectedRequests) {
    List<Slo> judged = new ArrayList<>();
    List<NotJudged> notJudged = new ArrayList<>();
    for (Slo slo : declared) {
      Double expected = slo.isGlobal() ? null : expectedRequests.get(slo.scope());
      if (expected == null || expected >= LEAST_EXPECTED_REQUESTS) {
        judged.add(slo);
      } else {
        notJudged.add(new NotJudged(slo, expected));
      }
    }
    return new SloSelection(List.copyOf(judged), List.copyOf(notJudged));
  }
}
