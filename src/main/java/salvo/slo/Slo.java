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
}
