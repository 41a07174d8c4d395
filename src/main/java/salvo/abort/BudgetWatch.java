package salvo.abort;

import java.math.BigDecimal;
import java.util.Optional;
import salvo.event.RunEvent;
import salvo.stats.cost.Tariff;
import salvo.text.Quantity;

/** Adds up what a run uses of its budget. */
final class BudgetWatch {

  private final Budget budget;
  private long requests;
  private BigDecimal spent = BigDecimal.ZERO;

  BudgetWatch(Budget budget) {
    this.budget = budget;
  }

  /** Why the load has to end with this request; empty when it may go on. */
  Optional<String> add(RunEvent.Request request) {
    requests += request.isBeside() ? 0 : 1;
    Optional<BigDecimal> cost = cost(request);
    // Not in binary fractions: a thousand requests of 0.001 are 1.
    spent = spent.add(cost.orElse(BigDecimal.ZERO));
    if (budget.requests().isPresent() && requests >= budget.requests().getAsInt()) {
      return Optional.of(
          "salvo.budget.requests (all "
              + Quantity.count(budget.requests().getAsInt())
              + " requests were used up)");
    }
    if (budget.spend().isPresent()
        && spent.compareTo(BigDecimal.valueOf(budget.spend().getAsDouble())) >= 0) {
      return Optional.of("salvo.budget.spend (" + spentText() + " was spent)");
    }
    if (budget.spend().isPresent() && cost.isEmpty() && request.ok()) {
      return Optional.of(
          "salvo.budget.spend (what \""
              + request.name()
              + "\" costs is not known: its target reports no usage)");
    }
    return Optional.empty();
  }

  /** Empty where it is not known. */
  private Optional<BigDecimal> cost(RunEvent.Request request) {
    Tariff tariff = budget.tariffs().byName().get(request.name());
    return tariff == null ? Optional.of(BigDecimal.ZERO) : tariff.of(request);
  }

  private String spentText() {
    String currency = budget.tariffs().currency();
    return spent.stripTrailingZeros().toPlainString() + (currency.isEmpty() ? "" : " " + currency);
  }
}
