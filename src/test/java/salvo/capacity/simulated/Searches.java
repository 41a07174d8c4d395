package salvo.capacity.simulated;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import salvo.capacity.CapacityPlan;
import salvo.capacity.CapacityResult;
import salvo.capacity.level.Level;
import salvo.slo.Metric;
import salvo.slo.Slo;

/**
 * Many seeded searches on a service of known capacity, and how often they were right.
 *
 * @param truth the rate at which the objective is just kept
 */
public record Searches(double truth, List<CapacityResult> results) {

  /** The plan that the searches follow: p95, and what fails, at the usual settings. */
  public static CapacityPlan plan(double start, double limitMillis) {
    return plan(start, limitMillis, CapacityPlan.Times.USUAL);
  }

  public static CapacityPlan plan(double start, double limitMillis, CapacityPlan.Times times) {
    return new CapacityPlan(
        CapacityPlan.Unit.TASKS_PER_SECOND,
        start,
        1e6,
        CapacityPlan.USUAL_PRECISION,
        CapacityPlan.USUAL_CONFIDENCE,
        CapacityPlan.USUAL_LEVELS,
        times,
        List.of(
            new Slo(SimulatedRun.REQUEST, Metric.P95, limitMillis),
            new Slo(Slo.GLOBAL, Metric.ERROR_RATE, 0.01)),
        OptionalDouble.empty(),
        "one request, seeded");
  }

  public static Searches of(
      double truth, CapacityPlan plan, LongFunction<Target> targets, int number) {
    return new Searches(
        truth,
        LongStream.range(0, number)
            .mapToObj(seed -> SimulatedRun.of(plan, targets.apply(seed), 1_000 + seed))
            .toList());
  }

  /** The truth lies between the highest that holds and the lowest that breaks. */
  public long right() {
    return results.stream()
        .filter(it -> it.holds().orElse(0) <= truth)
        .filter(it -> it.breaks().orElse(Double.POSITIVE_INFINITY) >= truth)
        .count();
  }

  /** Searches whose answer holds more than is true. */
  public long falseHolds() {
    return results.stream().filter(it -> it.holds().orElse(0) > truth).count();
  }

  public long falseBreaks() {
    return results.stream()
        .filter(it -> it.breaks().orElse(Double.POSITIVE_INFINITY) < truth)
        .count();
  }

  /** Levels of all searches that were called to hold though they are above the truth. */
  public long levelsThatFalselyHold() {
    return levels().stream().filter(it -> it.holds() && it.level() > truth).count();
  }

  public long levelsThatFalselyBreak() {
    return levels().stream().filter(it -> it.breaks() && it.level() < truth).count();
  }

  public List<Level> levels() {
    return results.stream().flatMap(it -> it.levels().stream()).toList();
  }
}
