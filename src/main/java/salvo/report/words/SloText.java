package salvo.report.words;

import java.util.Optional;
import java.util.OptionalDouble;
import salvo.slo.Slo;
import salvo.slo.SloResult;

/** Objectives in words, as several writers have them. */
public final class SloText {

  private SloText() {}

  /** Such as "at most 5 s". */
  public static String target(Slo slo) {
    return (slo.metric().isUpperBound() ? "at most " : "at least ") + slo.targetText();
  }

  /** The exact value, or "no data". */
  public static String actual(SloResult result) {
    return result.actual().isPresent() ? result.actualText() : "no data";
  }

  /** Gatling's value and, where it leads elsewhere, its outcome; empty where there is none. */
  public static Optional<String> gatling(SloResult result) {
    OptionalDouble value = result.gatlingActual();
    return value.isPresent()
        ? Optional.of(result.slo().text(value.getAsDouble()) + otherOutcome(result))
        : Optional.empty();
  }

  private static String otherOutcome(SloResult result) {
    boolean gatlingPasses = result.slo().isMetBy(result.gatlingActual().orElseThrow());
    if (gatlingPasses == (result.status() == SloResult.Status.PASS)) {
      return "";
    }
    return gatlingPasses ? ", which would pass" : ", which would fail";
  }
}
