package salvo.abort;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import salvo.event.RunEvent;

/**
 * Watches the requests of the measured load, and says once when and why it has to end. Safe for use
 * by several threads.
 */
public final class AbortWatch implements Consumer<RunEvent> {

  private final List<RuleWatch> rules;
  private final BudgetWatch budget;
  private final Consumer<String> onAbort;
  private boolean aborted;

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
      budget.add(request).ifPresent(this::abort);
    }
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
