package salvo.live;

import java.util.OptionalDouble;
import salvo.slo.Metric;
import salvo.slo.Slo;
import salvo.slo.SloResult;

/**
 * How an objective stands: as if the run ended now.
 *
 * @param subject "all requests" or the endpoint's name
 * @param target the bound as people read it: "at most 5 s"
 * @param actual the value so far as people read it; empty without data
 * @param margin how far the value is within its bound, as a share of it; empty without data
 */
public record LiveObjective(
    String subject,
    String metric,
    String target,
    String actual,
    OptionalDouble margin,
    State state) {

  /** UNDECIDED without data, and for the rate of the whole run: a part of it proves nothing. */
  public enum State {
    MISSED,
    UNDECIDED,
    MET
  }

  static LiveObjective of(SloResult result) {
    return of(
        result, result.slo().isRateOfRun() ? State.UNDECIDED : state(result, State.UNDECIDED));
  }

  /** How it ended, which leaves nothing undecided. */
  static LiveObjective ofEnd(SloResult result) {
    return of(result, state(result, State.MISSED));
  }

  /** The same in another state. */
  LiveObjective as(State other) {
    return new LiveObjective(subject, metric, target, actual, margin, other);
  }

  private static LiveObjective of(SloResult result, State state) {
    Metric metric = result.slo().metric();
    return new LiveObjective(
        result.slo().subject(),
        metric.label(),
        bound(result.slo()),
        result.actualText(),
        result.margin(),
        state);
  }

  /** The least rate is most often reckoned, and then has more digits than anybody reads. */
  private static String bound(Slo slo) {
    return slo.metric().isUpperBound()
        ? "at most " + slo.targetText()
        : "at least " + slo.text(slo.target());
  }

  /** The objective in one line: "create job: p95 6.1 s, at most 5 s". */
  public String line() {
    return subject + ": " + metric + " " + actual + ", " + target;
  }

  private static State state(SloResult result, State withoutData) {
    return switch (result.status()) {
      case NO_DATA -> withoutData;
      case PASS -> State.MET;
      case FAIL -> State.MISSED;
    };
  }
}
