package salvo.slo;

import salvo.text.Quantity;

/** Why a verdict is what it is; each cause says it in a full sentence. */
public sealed interface Cause {

  String sentence();

  /** Nothing was missed. */
  record AllMet(int objectives) implements Cause {

    @Override
    public String sentence() {
      return switch (objectives) {
        case 0 -> "No objective was set, so none was missed.";
        case 1 -> "The only objective was met.";
        default -> "All " + Quantity.count(objectives) + " objectives were met.";
      };
    }
  }

  /** An objective that was missed, or that there is no data for. */
  record Objective(SloResult result) implements Cause {

    @Override
    public String sentence() {
      return result.sentence();
    }
  }

  /** What needs no more than its name. */
  enum Plain implements Cause {
    NO_REQUEST("No request was recorded."),
    INTERRUPTED("The run was interrupted before its end."),
    STOPPED_BY_HAND("The run was stopped by hand before its end."),
    CRASHED("The run crashed before its end."),
    /** Of several simulations. */
    NO_SIMULATION("No simulation was run.");

    private final String sentence;

    Plain(String sentence) {
      this.sentence = sentence;
    }

    @Override
    public String sentence() {
      return sentence;
    }
  }

  /** A rule or a budget has ended the load before its time. */
  record EndedEarly(String sentence) implements Cause {}

  /** Nothing could be measured: the set-up failed, or the recording of what happened. */
  record NotMeasured(String sentence) implements Cause {}

  /** What the verdict on all injectors gives as its first reason. */
  record OfAll(String sentence) implements Cause {}

  /** The injector was the limit, and not the target. */
  record InjectorLimit(String sentence) implements Cause {}

  /** An assertion of the simulation's own, which Gatling has evaluated, does not hold. */
  record OwnAssertion(String text) implements Cause {

    @Override
    public String sentence() {
      return "The simulation's own assertion does not hold: " + text + ".";
    }
  }

  /** What a search for a capacity came to. */
  record Found(String sentence) implements Cause {}

  /** A figure has become worse than that of the baseline. */
  record Regressed(String sentence) implements Cause {}

  /** What the simulation was to do, and did not. */
  record NotDone(String sentence) implements Cause {}

  /** How some of the runs ended that were merged into one. */
  record MergedRuns(String sentence) implements Cause {}

  /** What several simulations came to, or one of them. */
  record Simulations(String sentence) implements Cause {}
}
