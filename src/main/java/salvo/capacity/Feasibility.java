package salvo.capacity;

import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;
import salvo.capacity.level.Objective;
import salvo.capacity.statistics.Binomial;
import salvo.capacity.statistics.Spending;
import salvo.text.DurationText;
import salvo.text.Quantity;

/**
 * What a search could not decide, which is said before it starts: a share of few requests needs
 * many of them. That the 99th percentile keeps a limit takes 299 at 95 % even if none is over, and
 * more for a level of many.
 */
public final class Feasibility {

  private Feasibility() {}

  /**
   * An objective that needs more time than a level has.
   *
   * @param label "create job p99"
   * @param requests that it needs, all of them within their bound
   * @param needed time that these take at the level
   */
  public record Shortage(String label, double level, long requests, Duration needed) {}

  /**
   * The objectives that cannot be decided at a level.
   *
   * @param perTask how many requests of a scope a task makes on average
   */
  public static List<Shortage> shortages(
      CapacityPlan plan, double level, ToDoubleFunction<String> perTask) {
    return plan.objectives().stream()
        .filter(it -> it.isShare() && it.allowed() > 0 && it.allowed() < 1)
        .map(it -> shortage(plan, level, it, perTask.applyAsDouble(it.scope())))
        .filter(it -> it.needed().compareTo(plan.times().limit()) > 0)
        .toList();
  }

  /** "create job p99 cannot be decided at 2/s within 2 min: ...". */
  public static String sentence(CapacityPlan plan, Shortage shortage) {
    return shortage.label()
        + " cannot be decided at "
        + plan.unit().text(shortage.level())
        + " within "
        + DurationText.of(plan.times().limit())
        + ": it needs "
        + Quantity.count(shortage.requests())
        + " requests even if none is beyond its bound, and these take "
        + DurationText.atMost(shortage.needed())
        + ". Raise the limit of a level to that, or start at a higher one.";
  }

  /** How many requests within their bound the last look at a level needs. */
  static long leastRequests(CapacityPlan plan, double allowed) {
    return Binomial.leastNumber(allowed, Spending.share(Spending.LOOKS - 1, plan.error()));
  }

  private static Shortage shortage(
      CapacityPlan plan, double level, Objective objective, double perTask) {
    long requests = leastRequests(plan, objective.allowed());
    double millis = Math.min(1e12, 1e3 * requests / (level * perTask));
    return new Shortage(
        objective.label(), level, requests, Duration.ofMillis((long) Math.ceil(millis)));
  }
}
