package salvo.stats.cost;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/**
 * What the requests of one name have cost.
 *
 * @param currency in which; empty where nobody says
 * @param known of how many requests it is known
 * @param amount what these cost
 * @param good how many good answers came of all of them
 */
public record CostTotals(String name, String currency, long known, BigDecimal amount, long good) {

  /** All of both, under this name. */
  public CostTotals plus(CostTotals other) {
    return new CostTotals(
        name, currency, known + other.known, amount.add(other.amount), good + other.good);
  }

  /** What each good answer cost; empty where it is not known, or none was good. */
  public Optional<BigDecimal> perGood() {
    return known == 0 || good == 0
        ? Optional.empty()
        : Optional.of(
            amount.divide(BigDecimal.valueOf(good), MathContext.DECIMAL64).stripTrailingZeros());
  }
}
