package salvo.report.html.packed;

import java.util.ArrayList;
import java.util.List;
import salvo.stats.timeline.StepCounts.Step;
import salvo.stats.times.TimeCounts;

/** Steps that are joined to longer and longer ones, each time from those of the time before. */
final class JoinedSteps {

  private List<Step> steps;
  private int joined = 1;

  JoinedSteps(List<Step> steps) {
    this.steps = steps;
  }

  /**
   * The counts in steps that are that many times as long.
   *
   * @param times a multiple of what was asked for before
   */
  List<Step> by(int times) {
    if (times != joined) {
      steps = joined(times / joined);
      joined = times;
    }
    return steps;
  }

  private List<Step> joined(int factor) {
    List<Step> longer = new ArrayList<>();
    for (int from = 0, to; from < steps.size(); from = to) {
      int number = Math.floorDiv(steps.get(from).number(), factor);
      to = from;
      while (to < steps.size() && Math.floorDiv(steps.get(to).number(), factor) == number) {
        to++;
      }
      List<Step> parts = steps.subList(from, to);
      longer.add(
          new Step(
              number,
              TimeCounts.sum(parts.stream().map(Step::ok).toList()),
              TimeCounts.sum(parts.stream().map(Step::ko).toList())));
    }
    return longer;
  }
}
