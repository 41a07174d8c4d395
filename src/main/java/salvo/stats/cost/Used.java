package salvo.stats.cost;

import java.math.BigDecimal;

/**
 * What of a budget has been used.
 *
 * @param spent the costs of the requests
 */
public record Used(long requests, BigDecimal spent) {

  public static final Used NOTHING = new Used(0, BigDecimal.ZERO);

  /** Both together. */
  public Used plus(Used other) {
    return new Used(requests + other.requests, spent.add(other.spent));
  }

  /** What of this is not the other's. */
  public Used minus(Used other) {
    return new Used(requests - other.requests, spent.subtract(other.spent));
  }
}
