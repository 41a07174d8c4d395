package salvo.capacity;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import salvo.capacity.level.Objective;
import salvo.slo.Slo;
import salvo.text.Quantity;

/**
 * How a capacity is searched.
 *
 * @param start the first level
 * @param ceiling the highest that the load can have
 * @param precision how far apart the highest level that holds and the lowest that breaks may be at
 *     the end: 0.1 for 10 %
 * @param confidence that no level is called wrongly, all of them together: 0.95
 * @param mostLevels over how many levels the error is shared, confirmations among them
 * @param slos the objectives; those of resources and least rates judge no level
 * @param leastGoodput share of the requests, 0 to 1, that has to be good; empty for none
 * @param conditions mix, data and seed, as the statement names them
 */
public record CapacityPlan(
    Unit unit,
    double start,
    double ceiling,
    double precision,
    double confidence,
    int mostLevels,
    Times times,
    List<Slo> slos,
    OptionalDouble leastGoodput,
    String conditions) {

  public static final double USUAL_PRECISION = 0.1;
  public static final double USUAL_CONFIDENCE = 0.95;
  public static final int USUAL_LEVELS = 12;

  public CapacityPlan {
    slos = List.copyOf(slos);
  }

  /** What a level counts. */
  public enum Unit {
    TASKS_PER_SECOND,
    USERS;

    /** "40/s", "40 users". */
    public String text(double level) {
      return this == TASKS_PER_SECOND
          ? Quantity.perSecond(level)
          : Quantity.number(level) + (level == 1 ? " user" : " users");
    }
  }

  /**
   * How long the parts of the search may take.
   *
   * @param ramp from one level to the next
   * @param settle least time of a level that is dropped
   * @param limit longest time that a level is measured
   * @param drain longest wait between levels until nothing is under way
   * @param recovery longest wait after the first break until a level that held does so again
   * @param budget of the search as a whole
   */
  public record Times(
      Duration ramp,
      Duration settle,
      Duration limit,
      Duration drain,
      Duration recovery,
      Duration budget) {

    public static final Times USUAL =
        new Times(
            Duration.ofSeconds(2),
            Duration.ofSeconds(10),
            Duration.ofMinutes(2),
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            Duration.ofMinutes(20));
  }

  /** What each level is judged by. */
  List<Objective> objectives() {
    return Objective.of(slos, leastGoodput);
  }

  /** The error that may be made at one level. */
  double error() {
    return (1 - confidence) / mostLevels;
  }
}
