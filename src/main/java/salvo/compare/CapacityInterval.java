package salvo.compare;

import java.util.OptionalDouble;
import salvo.text.Quantity;

/**
 * What a search has found of a capacity: it lies between the highest level that holds and the
 * lowest that breaks.
 *
 * @param unit of levels: "tasks/s" or "users"
 * @param holds empty when no level was seen to
 * @param breaks empty when none was seen to
 * @param precision how far apart both were to be: 0.1 for 10 %
 */
public record CapacityInterval(
    String unit, OptionalDouble holds, OptionalDouble breaks, double precision) {

  /** "34.2 to 37.6 tasks/s", "at least 40 users". */
  public String text() {
    String range;
    if (holds.isPresent() && breaks.isPresent()) {
      range = number(holds) + " to " + number(breaks);
    } else if (holds.isPresent()) {
      range = "at least " + number(holds);
    } else {
      return breaks.isPresent() ? "less than " + number(breaks) + " " + unit : "unknown";
    }
    return range + " " + unit;
  }

  double low() {
    return holds.orElse(0);
  }

  double high() {
    return breaks.orElse(Double.POSITIVE_INFINITY);
  }

  private static String number(OptionalDouble level) {
    return Quantity.number(level.getAsDouble());
  }
}
