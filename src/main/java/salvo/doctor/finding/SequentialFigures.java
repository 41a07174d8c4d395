package salvo.doctor.finding;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * Figures of requests that were sent one after another.
 *
 * @param asked how many were to be sent
 * @param sent how many were; fewer where too many in a row failed
 * @param failures by what went wrong
 * @param medianMillis of those that were answered
 */
public record SequentialFigures(
    int asked,
    int sent,
    Map<String, Integer> failures,
    OptionalDouble medianMillis,
    OptionalDouble slowestMillis) {

  /** How many failed. */
  public int failed() {
    return failures.values().stream().mapToInt(Integer::intValue).sum();
  }
}
