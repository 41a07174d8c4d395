package salvo.abort;

import java.math.BigDecimal;
import java.util.Optional;
import salvo.event.RunEvent;
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
    Double cost = budget.costs().get(request.name());
    if (cost != null) {
      // Not in binary fractions: a thousand requests of 0.001 are 1.
      spent = spent.add(BigDecimal.valueOf(cost));
    }
    if (budget.requests().isPresent() && requests >= budget.requests().getAsInt()) {
      return Optional.of(
          "salvo.budget.requests (all "
              + Quantity.count(budget.requests().getAsInt())
              + " requests were used up)");
    }
    if (budget.spend().isPresent()
        && spent.compareTo(BigDecimal.valueOf(budget.spend().getAsDouble())) >= 0) {
      return Optional.of("salvo.budget.spend (" + spent.toPlainString() + " was spent)");
    }
    return Optional.empty();
  }
}
