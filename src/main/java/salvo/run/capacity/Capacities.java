package salvo.run.capacity;

import java.util.Locale;
import java.util.OptionalDouble;
import salvo.analysis.Capacity;
import salvo.capacity.CapacityPlan;
import salvo.capacity.CapacityResult;
import salvo.capacity.Finding;
import salvo.capacity.FittedCurve;
import salvo.capacity.level.Level;
import salvo.slo.Verdict;

/** The result of a search as reports have it. */
final class Capacities {

  private Capacities() {}

  /**
   * @param atLeast level that was asked for; empty where none was
   */
  static Capacity of(CapacityResult result, OptionalDouble atLeast) {
    String statement = result.statement().replace("*", "");
    return new Capacity(
        status(result, atLeast),
        atLeast.isPresent() ? result.reason(atLeast.getAsDouble()) : statement,
        statement,
        result.plan().unit() == CapacityPlan.Unit.USERS ? "users" : "tasks/s",
        result.holds(),
        result.breaks(),
        result.plan().precision(),
        result.levels().stream().map(Capacities::level).toList(),
        result.findings().stream().map(Finding::sentence).toList(),
        curve(result.curve()));
  }

  /** Where nothing is asked for, any capacity that was found is what the run was for. */
  private static Verdict.Status status(CapacityResult result, OptionalDouble atLeast) {
    if (atLeast.isPresent()) {
      return result.decision(atLeast.getAsDouble());
    }
    if (result.invalid().isPresent()) {
      return Verdict.Status.INVALID;
    }
    return result.holds().isPresent() ? Verdict.Status.PASS : Verdict.Status.INCONCLUSIVE;
  }

  private static Capacity.Level level(Level level) {
    Level.Figures figures = level.figures();
    return new Capacity.Level(
        level.level(),
        words(level.purpose()),
        words(level.outcome()),
        level.reason(),
        figures.seconds(),
        figures.requests(),
        figures.reachedRate(),
        figures.goodput(),
        figures.errorRate(),
        figures.p50(),
        figures.p95(),
        figures.p99(),
        figures.inFlight());
  }

  private static Capacity.Curve curve(FittedCurve curve) {
    return new Capacity.Curve(
        curve.sentence(),
        curve.points().stream().map(it -> new Capacity.Point(it.level(), it.millis())).toList());
  }

  private static String words(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
