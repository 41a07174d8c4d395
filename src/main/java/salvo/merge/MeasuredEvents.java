package salvo.merge;

import java.util.Set;
import java.util.function.Predicate;
import salvo.event.RunEvent;

/**
 * Tells the groups and crashes of a log's measured users from those of its warm-up, set-up and
 * clean-up, in the order of the log, which does not tell their scenario. Every other event passes.
 */
final class MeasuredEvents implements Predicate<RunEvent> {

  private final Set<String> unmeasuredScenarios;
  private long aliveUsers;

  MeasuredEvents(Set<String> unmeasuredScenarios) {
    this.unmeasuredScenarios = unmeasuredScenarios;
  }

  @Override
  public boolean test(RunEvent event) {
    if (event instanceof RunEvent.User user && !unmeasuredScenarios.contains(user.scenario())) {
      aliveUsers += user.start() ? 1 : -1;
    }
    return unmeasuredScenarios.isEmpty() || aliveUsers > 0 || !isOfNoScenario(event);
  }

  private static boolean isOfNoScenario(RunEvent event) {
    return event instanceof RunEvent.Group || event instanceof RunEvent.Crash;
  }
}
