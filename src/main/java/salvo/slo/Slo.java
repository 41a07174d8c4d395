package salvo.slo;

import java.util.Optional;
import java.util.OptionalDouble;
import salvo.config.ObjectiveKind;
import salvo.text.ColumnName;
import salvo.text.Quantity;

/**
 * A service level objective: a bound on one metric of the whole run, of one endpoint or of one
 * resource.
 *
 * @param scope {@link #GLOBAL}, an endpoint's request name, or the column of a resource
 * @param target the bound, in the metric's unit; reaching it exactly is a pass
 * @param timesBaseline how many times the baseline's figure the target is; empty for a fixed one
 */
public record Slo(String scope, Metric metric, double target, OptionalDouble timesBaseline) {

  public static final String GLOBAL = "global";

  /** An objective whose target is fixed. */
  public Slo(String scope, Metric metric, double target) {
    this(scope, metric, target, OptionalDouble.empty());
  }

  public boolean isGlobal() {
    return scope.equals(GLOBAL);
  }

  /** Whether it is the least rate of the whole run, which a part of the load proves nothing of. */
  public boolean isRateOfRun() {
    return isGlobal() && metric.equals(Metric.MIN_RPS);
  }

  public boolean isMetBy(double actual) {
    return metric.isUpperBound() ? actual <= target : actual >= target;
  }

  /** Whom it bounds, in words: "all requests" or the endpoint's name. */
  public String subject() {
    return isGlobal() ? "all requests" : scope;
  }

  /** Where the bound comes from: "1.2 x baseline"; empty for a fixed one. */
  public Optional<String> origin() {
    return timesBaseline.isPresent()
        ? Optional.of(
            Quantity.number(timesBaseline.getAsDouble(), Quantity.MOST_DIGITS) + " x baseline")
        : Optional.empty();
  }

  /** The bound as people read it, unrounded: "1.234 s". */
  public String targetText() {
    return text(target, Quantity.MOST_DIGITS);
  }

  /** A value of its metric as people read it: "6.12 s", of a column in bytes "120 MB". */
  public String text(double value) {
    return text(value, Quantity.DIGITS);
  }

  String text(double value, int digits) {
    if (!metric.isOfResource()) {
      return metric.text(value, digits);
    }
    String amount = amount(value, digits);
    return metric.kind() == ObjectiveKind.GROWTH ? amount + "/min" : amount;
  }

  /** Short where the column counts bytes; every column's name ends with its unit anyway. */
  private String amount(double value, int digits) {
    return switch (ColumnName.of(scope).unit()) {
      case BYTES -> Quantity.bytes(value, digits);
      case BYTES_PER_SECOND -> Quantity.bytesPerSecond(value, digits);
      case SHARE -> metric.text(value, digits) + " %";
      default -> metric.text(value, digits);
    };
  }
}
