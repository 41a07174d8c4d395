package salvo.capacity;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoublePredicate;
import salvo.capacity.level.Observation;
import salvo.capacity.level.Seconds;
import salvo.slo.Metric;
import salvo.slo.Slo;

/** A service that is fast at the levels that it holds and slow at others, without any chance. */
final class ServiceOfSteps {

  final List<Command> commands = new ArrayList<>();
  final CapacitySearch search;
  private final DoublePredicate holds;

  ServiceOfSteps(CapacityPlan plan, DoublePredicate holds) {
    this.search = new CapacitySearch(plan);
    this.holds = holds;
  }

  static CapacityPlan plan(double start, double ceiling, CapacityPlan.Times times) {
    return plan(CapacityPlan.Unit.TASKS_PER_SECOND, start, ceiling, times);
  }

  static CapacityPlan plan(
      CapacityPlan.Unit unit, double start, double ceiling, CapacityPlan.Times times) {
    return new CapacityPlan(
        unit,
        start,
        ceiling,
        CapacityPlan.USUAL_PRECISION,
        CapacityPlan.USUAL_CONFIDENCE,
        CapacityPlan.USUAL_LEVELS,
        times,
        List.of(new Slo(Seconds.REQUEST, Metric.P95, 100)),
        OptionalDouble.empty(),
        "mixed, seed 42");
  }

  /** Does what the search says until it is over. */
  CapacityResult run() {
    Command command = search.begin();
    while (command.action() != Command.Action.FINISH) {
      if (commands.isEmpty() || !command.equals(commands.get(commands.size() - 1))) {
        commands.add(command);
      }
      command = search.next(second(command.level()));
    }
    return search.result();
  }

  private Observation second(double level) {
    int tasks = (int) Math.round(level);
    return Seconds.of(tasks, holds.test(level) ? 0 : (tasks + 1) / 2, 0, level == 0 ? 0 : 2);
  }
}
