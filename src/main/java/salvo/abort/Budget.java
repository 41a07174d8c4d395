package salvo.abort;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import salvo.stats.cost.Tariffs;

/**
 * The most that a run may use up.
 *
 * @param requests most requests
 * @param spend most costs
 * @param tariffs what requests cost
 */
public record Budget(OptionalInt requests, OptionalDouble spend, Tariffs tariffs) {

  /** What one of so many injectors may use up, which send alike. */
  Budget part(int injectors) {
    return new Budget(
        requests.isPresent()
            ? OptionalInt.of(Math.max(1, requests.getAsInt() / injectors))
            : requests,
        spend.isPresent() ? OptionalDouble.of(spend.getAsDouble() / injectors) : spend,
        tariffs);
  }

  boolean isLimited() {
    return requests.isPresent() || spend.isPresent();
  }
}
