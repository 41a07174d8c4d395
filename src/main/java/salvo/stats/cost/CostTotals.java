package salvo.stats.cost;

import java.math.BigDecimal;

/**
 * What the requests of one name have cost.
 *
 * @param currency in which; empty where nobody says
 * @param known of how many requests it is known
 * @param amount what these cost
 */
public record CostTotals(String name, String currency, long known, BigDecimal amount) {

  /** All of both, under this name. */
  public CostTotals plus(CostTotals other) {
    return new CostTotals(name, currency, known + other.known, amount.add(other.amount));
  }
}
