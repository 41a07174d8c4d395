package salvo.slo;

/**
 * How good one figure is.
 *
 * @param scope {@link Slo#GLOBAL}, or an endpoint's request name
 * @param metric {@code p95} (ms), {@code errorRate}, {@code cpu} or {@code memory} (shares)
 * @param warning bound from which on it is no longer good
 * @param critical bound above which it is critical
 */
public record TierResult(
    String scope, String metric, double actual, Tier tier, double warning, double critical) {

  /** What a figure is called. */
  public enum Tier {
    GOOD,
    WARNING,
    CRITICAL
  }
}
