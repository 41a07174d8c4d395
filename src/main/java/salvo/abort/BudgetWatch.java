package salvo.abort;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;
import salvo.event.RunEvent;
import salvo.stats.cost.Tariff;
import salvo.stats.cost.Used;
import salvo.text.Quantity;

/**
 * Adds up what a run uses of its budget. Each of several injectors may use an equal part of what is
 * left, which is divided anew whenever they have told one another what they used: so they never use
 * more than all of it, and little is left when one of them has used up its part.
 */
final class BudgetWatch {

  private final Budget budget;
  private final BigDecimal injectors;
  private Used used = Used.NOTHING;
  private Used told = Used.NOTHING;
  private Used usedAtDivision = Used.NOTHING;
  private Used usedByOthers = Used.NOTHING;

  BudgetWatch(Budget budget) {
    this.budget = budget;
    this.injectors = BigDecimal.valueOf(budget.injectors());
  }

  /** What this injector has used, for the others. */
  Used tell() {
    told = used;
    return told;
  }

  /** All have used so much, this one what it told last. */
  void heard(Used all) {
    usedAtDivision = told;
    usedByOthers = all.minus(told);
  }

  /** Why the load has to end with this request; empty when it may go on. */
  Optional<String> add(RunEvent.Request request) {
    Optional<BigDecimal> cost = cost(request);
    // Not in binary fractions: a thousand requests of 0.001 are 1.
    used = used.plus(new Used(request.isBeside() ? 0 : 1, cost.orElse(BigDecimal.ZERO)));
    if (budget.requests().isPresent()
        && isUsedUp(
            BigDecimal.valueOf(budget.requests().getAsInt()),
            it -> BigDecimal.valueOf(it.requests()))) {
      return Optional.of("salvo.budget.requests (" + requestsText() + " were used up)");
    }
    if (budget.spend().isPresent()
        && isUsedUp(BigDecimal.valueOf(budget.spend().getAsDouble()), Used::spent)) {
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

  /** Whether this injector has used its part of what was left when it was divided last. */
  private boolean isUsedUp(BigDecimal most, Function<Used, BigDecimal> figure) {
    BigDecimal before = figure.apply(usedAtDivision);
    BigDecimal left = most.subtract(before).subtract(figure.apply(usedByOthers));
    return figure.apply(used).subtract(before).multiply(injectors).compareTo(left) >= 0;
  }

  /** Empty where it is not known. */
  private Optional<BigDecimal> cost(RunEvent.Request request) {
    Tariff tariff = budget.tariffs().byName().get(request.name());
    return tariff == null ? Optional.of(BigDecimal.ZERO) : tariff.of(request);
  }

  private String requestsText() {
    String all = Quantity.count(budget.requests().getAsInt());
    return isShared()
        ? "at least " + Quantity.count(known().requests()) + " of " + all + " requests"
        : "all " + all + " requests";
  }

  private String spentText() {
    String currency = budget.tariffs().currency();
    String spent = text(known().spent());
    return (isShared()
            ? "at least " + spent + " of " + text(BigDecimal.valueOf(budget.spend().getAsDouble()))
            : spent)
        + (currency.isEmpty() ? "" : " " + currency);
  }

  private boolean isShared() {
    return budget.injectors() > 1;
  }

  /** What is known to be used by all: of the others what they have told. */
  private Used known() {
    return used.plus(usedByOthers);
  }

  private static String text(BigDecimal amount) {
    return amount.stripTrailingZeros().toPlainString();
  }
}
