package salvo.slo;

/**
 * A service level objective: a bound on one metric of the whole run or of one endpoint.
 *
 * @param scope {@link #GLOBAL}, or an endpoint's request name
 * @param target the bound, in the metric's unit; reaching it exactly is a pass
 */
public record Slo(String scope, Metric metric, double target) {

  public static final String GLOBAL = "global";

  public boolean isGlobal() {
    return scope.equals(GLOBAL);
  }

  public boolean isMetBy(double actual) {
    return metric.isUpperBound() ? actual <= target : actual >= target;
  }

  /** Whom it bounds, in words: "all requests" or the endpoint's name. */
  public String subject() {
    return isGlobal() ? "all requests" : scope;
  }

  /** The bound as people read it, unrounded: "1.234 s". */
  public String targetText() {
    return metric.text(target, Quantity.MOST_DIGITS);
  }
}
