package salvo.abort;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import salvo.event.RunEvent;
import salvo.stats.cost.Used;
import salvo.stats.request.RequestCounts;

/**
 * Watches the requests of the measured load, and says once when and why it has to end. Safe for use
 * by several threads.
 */
public final class AbortWatch implements Consumer<RunEvent> {

  private static final int MILLIS = 1_000;

  private final List<RuleWatch> rules;
  private final BudgetWatch budget;
  private final Consumer<String> onAbort;
  private boolean aborted;
  private long seconds;

  /**
   * Begins to watch.
   *
   * @param onAbort gets the key that ends the load and, in brackets, why; it must not block
   */
  public AbortWatch(AbortPlan plan, Consumer<String> onAbort) {
    this.rules = plan.rules().stream().map(RuleWatch::new).toList();
    this.budget = new BudgetWatch(plan.budget());
    this.onAbort = onAbort;
  }

  /** Counts a request; a budget that it uses up ends the load at once. */
  @Override
  public synchronized void accept(RunEvent event) {
    if (event instanceof RunEvent.Request request) {
      rules.forEach(rule -> rule.add(request));
      spend(request);
    }
  }

  /** Counts a request for the budget alone, where the rules are for what many injectors do. */
  public synchronized void spend(RunEvent event) {
    if (event instanceof RunEvent.Request request) {
      budget.add(request).ifPresent(this::abort);
    }
  }

  /** What this injector has used of the budget, to be told to the others. */
  public synchronized Used used() {
    return budget.tell();
  }

  /**
   * Divides what is left of the budget.
   *
   * @param all what all injectors have used, this one what it told last
   */
  public synchronized void used(Used all) {
    budget.heard(all);
  }

  /**
   * Counts for the rules alone what many injectors did in a second, and judges them.
   *
   * @param byScope their requests for each scope of a rule
   */
  public synchronized void second(Function<String, RequestCounts> byScope) {
    long end = ++seconds * MILLIS;
    rules.forEach(rule -> rule.add(end - MILLIS, byScope));
    check(end);
  }

  /** Judges the rules; to be called once a second. */
  public synchronized void check(long nowMillis) {
    rules.stream()
        .map(rule -> rule.reason(nowMillis))
        .flatMap(Optional::stream)
        .findFirst()
        .ifPresent(this::abort);
  }

  private void abort(String reason) {
    if (!aborted) {
      aborted = true;
      onAbort.accept(reason);
    }
  }
}
