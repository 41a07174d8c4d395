package salvo.abort;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The most that a run may use up.
 *
 * @param requests most requests
 * @param spend most costs
 * @param costs of one request, by request name; others cost nothing
 */
public record Budget(OptionalInt requests, OptionalDouble spend, Map<String, Double> costs) {

  public Budget {
    costs = Map.copyOf(costs);
  }

  /** What one of so many injectors may use up, which send alike. */
  Budget part(int injectors) {
    return new Budget(
        requests.isPresent()
            ? OptionalInt.of(Math.max(1, requests.getAsInt() / injectors))
            : requests,
        spend.isPresent() ? OptionalDouble.of(spend.getAsDouble() / injectors) : spend,
        costs);
  }

  boolean isLimited() {
    return requests.isPresent() || spend.isPresent();
  }
}
