package salvo.slo;

import java.util.OptionalDouble;
import salvo.text.Quantity;

/**
 * What became of an objective.
 *
 * @param actual the exact value; empty when there is no data
 * @param gatlingActual what Gatling's own digest says; empty when it was not asked or failed. For
 *     an endpoint that several user types call it is the worst of their values.
 */
public record SloResult(
    Slo slo, OptionalDouble actual, OptionalDouble gatlingActual, Status status) {

  /** Above it Gatling's value differs from the exact one by more than rounding explains. */
  private static final double NOTABLE_DIFFERENCE = 0.02;

  /** NO_DATA fails a run as FAIL does. */
  public enum Status {
    PASS,
    FAIL,
    NO_DATA
  }

  /** The result of an objective whose exact value is known, or empty for want of data. */
  public static SloResult of(Slo slo, OptionalDouble actual, OptionalDouble gatlingActual) {
    return new SloResult(slo, actual, gatlingActual, status(slo, actual));
  }

  /**
   * How far the value stays within its target, as a share of the target: 0.2 leaves a fifth of it,
   * a negative one misses it. Of a share of good ones that is said of the bad ones, as of an error
   * rate. Empty without data, and for a target of 0.
   */
  public OptionalDouble margin() {
    if (actual.isEmpty()) {
      return OptionalDouble.empty();
    }
    boolean isOfGood = slo.metric().equals(Metric.GOODPUT);
    double target = isOfGood ? 1 - slo.target() : slo.target();
    double value = isOfGood ? 1 - actual.getAsDouble() : actual.getAsDouble();
    if (target == 0) {
      return OptionalDouble.empty();
    }
    double rest = (target - value) / target;
    return OptionalDouble.of(isOfGood || slo.metric().isUpperBound() ? rest : -rest);
  }

  /** Whether Gatling's value leads to another outcome or is more than 2 % off the exact one. */
  public boolean differsFromGatling() {
    if (actual.isEmpty() || gatlingActual.isEmpty()) {
      return false;
    }
    double exact = actual.getAsDouble();
    double gatling = gatlingActual.getAsDouble();
    return slo.isMetBy(exact) != slo.isMetBy(gatling)
        || Math.abs(gatling - exact) > NOTABLE_DIFFERENCE * Math.abs(exact);
  }

  /** The outcome as one sentence: "create job: p95 was 6.1 s, more than the allowed 5 s." */
  public String sentence() {
    String what = slo.subject() + ": " + slo.metric().label();
    return switch (status) {
      case PASS -> what + " was " + actualText() + ", within " + bound() + ".";
      case FAIL -> what + " was " + actualText() + ", " + comparison() + " than " + bound() + ".";
      case NO_DATA -> what + " has no value to judge, because " + slo.metric().absence() + ".";
    };
  }

  /**
   * The exact value as people read it, with as many digits as set it apart from a target that it
   * misses; empty without data.
   */
  public String actualText() {
    return actual.isEmpty() ? "" : slo.text(actual.getAsDouble(), digits());
  }

  private String comparison() {
    return slo.metric().isUpperBound() ? "more" : "less";
  }

  private String bound() {
    return (slo.metric().isUpperBound() ? "the allowed " : "the required ")
        + slo.targetText()
        + slo.origin().map(it -> " (" + it + ")").orElse("");
  }

  private int digits() {
    int digits = Quantity.DIGITS;
    while (digits < Quantity.MOST_DIGITS && !showsOutcome(digits)) {
      digits++;
    }
    return digits;
  }

  /** Rounding keeps order, so two figures of equal digits can only be equal, never swapped. */
  private boolean showsOutcome(int digits) {
    String target = slo.text(slo.target(), digits);
    String value = slo.text(actual.getAsDouble(), digits);
    return target.equals(slo.targetText()) && (status != Status.FAIL || !target.equals(value));
  }

  private static Status status(Slo slo, OptionalDouble actual) {
    if (actual.isEmpty()) {
      return Status.NO_DATA;
    }
    return slo.isMetBy(actual.getAsDouble()) ? Status.PASS : Status.FAIL;
  }
}
