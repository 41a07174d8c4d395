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
 * @param injectors how many use it up together
 */
public record Budget(OptionalInt requests, OptionalDouble spend, Tariffs tariffs, int injectors) {

  boolean isLimited() {
    return requests.isPresent() || spend.isPresent();
  }
}
