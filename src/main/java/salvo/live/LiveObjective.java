package salvo.live;

import salvo.slo.Metric;
import salvo.slo.SloResult;

/**
 * How an objective stands: as if the run ended now.
 *
 * @param subject "all requests" or the endpoint's name
 * @param target the bound as people read it: "at most 5 s"
 * @param actual the value so far as people read it; empty without data
 */
public record LiveObjective(
    String subject, String metric, String target, String actual, State state) {

  /** OPEN without data, and for the rate of the whole run: a part of it, a ramp, proves nothing. */
  public enum State {
    MISSED,
    OPEN,
    MET
  }

  static LiveObjective of(SloResult result) {
    Metric metric = result.slo().metric();
    String bound = metric.isUpperBound() ? "at most " : "at least ";
    return new LiveObjective(
        result.slo().subject(),
        metric.label(),
        bound + result.slo().targetText(),
        result.actualText(),
        state(result));
  }

  /** The objective in one line: "create job: p95 6.1 s, at most 5 s". */
  public String line() {
    return subject + ": " + metric + " " + actual + ", " + target;
  }

  private static State state(SloResult result) {
    boolean ofWholeRun = result.slo().isRateOfRun();
    return switch (result.status()) {
      case NO_DATA -> State.OPEN;
      case PASS -> ofWholeRun ? State.OPEN : State.MET;
      case FAIL -> ofWholeRun ? State.OPEN : State.MISSED;
    };
  }
}
