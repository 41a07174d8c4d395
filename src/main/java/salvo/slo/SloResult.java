package salvo.slo;

import java.util.OptionalDouble;

/**
 * What became of an objective.
 *
 * @param actual the exact value; empty when there is no data
 * @param gatlingActual what Gatling's own digest says; empty when it was not asked or failed. For
 *     an endpoint that several user types call it is the worst of their values.
 */
public record SloResult(
    Slo slo, OptionalDouble actual, OptionalDouble gatlingActual, Status status) {

  /** NO_DATA fails a run as FAIL does. */
  public enum Status {
    PASS,
    FAIL,
    NO_DATA
  }
}
