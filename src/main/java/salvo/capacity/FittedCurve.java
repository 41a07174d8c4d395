package salvo.capacity;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import salvo.capacity.CapacityPlan.Unit;
import salvo.capacity.level.Level;
import salvo.capacity.statistics.NonNegativeSquares;
import salvo.text.Quantity;

/**
 * A curve of p95 over level that was fitted to the levels of a search: for information, since it
 * decides nothing.
 *
 * @param law empty when none is fitted
 * @param sentence the law with its parameters, or why there is none; "" where nothing was run
 * @param largestMiss how far the curve is from the level that it misses most, as a share; NaN when
 *     none is fitted
 * @param points of the curve, from the lowest level up to the highest p95
 */
public record FittedCurve(
    Optional<ScalabilityLaw> law, String sentence, double largestMiss, List<Point> points) {

  /** The law has three parameters, which three levels always fit. */
  private static final int LEAST_LEVELS = 4;

  /**
   * As far as the p95 of some hundred requests, which decide a level, differs from one time to the
   * next: se = 6 % for 600 exponential times, and about three of that for the worst of ten levels.
   */
  private static final double MOST_MISSED = 0.2;

  /** Of the rate that was asked for: with less, times tell how long it was tried. */
  private static final double KEPT_UP = 0.95;

  private static final int STEPS = 48;
  private static final MathContext DIGITS = new MathContext(4);

  public FittedCurve {
    points = List.copyOf(points);
  }

  /** A level, and its p95 in ms. */
  public record Point(double level, double millis) {

    private static Point rounded(double level, double millis) {
      return new Point(
          new BigDecimal(level).round(DIGITS).doubleValue(),
          new BigDecimal(millis).round(DIGITS).doubleValue());
    }
  }

  static FittedCurve of(Unit unit, List<Level> levels) {
    List<Level> known =
        longest(levels).stream()
            .filter(it -> it.outcome() != Level.Outcome.INVALID)
            .filter(it -> it.figures().p95() > 0 && it.figures().reachedRate() > 0)
            .toList();
    List<Level> settled =
        known.stream().filter(it -> unit == Unit.USERS || keptUp(it.figures())).toList();
    int different = settled.size();
    if (different < LEAST_LEVELS) {
      return none(
          "it takes "
              + LEAST_LEVELS
              + " levels that the target kept up with, and there "
              + (different == 1 ? "is 1" : "are " + different));
    }
    ScalabilityLaw law = law(unit, settled);
    if (!rises(unit, law, settled)) {
      return none("p95 rises by less than " + Quantity.share(MOST_MISSED) + " before it breaks");
    }
    Level worst = known.get(0);
    for (Level level : known) {
      worst = miss(unit, law, level) > miss(unit, law, worst) ? level : worst;
    }
    double miss = miss(unit, law, worst);
    return miss > MOST_MISSED
        ? none(
            "the "
                + ScalabilityLaw.NAME
                + " misses "
                + unit.text(worst.level())
                + " by more than "
                + Quantity.share(MOST_MISSED))
        : new FittedCurve(
            Optional.of(law), sentence(unit, law, miss), miss, points(unit, law, known));
  }

  /** Each level as it was measured for the longest time. */
  private static List<Level> longest(List<Level> levels) {
    Map<Double, Level> longest = new TreeMap<>();
    for (Level level : levels) {
      longest.merge(
          level.level(),
          level,
          (one, other) -> other.figures().seconds() > one.figures().seconds() ? other : one);
    }
    return List.copyOf(longest.values());
  }

  private static FittedCurve none(String why) {
    return new FittedCurve(
        Optional.empty(), "No curve is fitted: " + why + ".", Double.NaN, List.of());
  }

  private static boolean keptUp(Level.Figures figures) {
    return figures.reachedRate() >= KEPT_UP * figures.offeredRate();
  }

  /** By more than the curve may miss, or where it leads would be chance. */
  private static boolean rises(Unit unit, ScalabilityLaw law, List<Level> levels) {
    double highest =
        levels.stream().mapToDouble(it -> millis(unit, law, position(unit, it))).max().orElse(0);
    return highest >= (1 + MOST_MISSED) * law.alone();
  }

  /** What decides the times of a level: users, or the rate that was reached. */
  private static double position(Unit unit, Level level) {
    return unit == Unit.USERS ? level.level() : level.figures().reachedRate();
  }

  private static double millis(Unit unit, ScalabilityLaw law, double position) {
    return unit == Unit.USERS ? law.millisOfUsers(position) : law.millisOfRate(position);
  }

  /** By relative errors, so that a level counts as much as another that is slower. */
  private static ScalabilityLaw law(Unit unit, List<Level> levels) {
    double[][] rows = new double[levels.size()][];
    double[] ones = new double[levels.size()];
    for (int i = 0; i < rows.length; i++) {
      Level level = levels.get(i);
      double millis = level.figures().p95();
      double served =
          unit == Unit.USERS ? level.level() : level.figures().reachedRate() * millis / 1000;
      rows[i] = new double[] {1 / millis, served / millis, served * served / millis};
      ones[i] = 1;
    }
    double[] found = NonNegativeSquares.of(rows, ones);
    return new ScalabilityLaw(found[0], found[1], found[2]);
  }

  /** Of a rate the nearer of both ways: near its highest one times say little, and rates much. */
  private static double miss(Unit unit, ScalabilityLaw law, Level level) {
    double measured = level.figures().p95();
    double position = position(unit, level);
    double byMillis = Math.abs(millis(unit, law, position) / measured - 1);
    return unit == Unit.USERS
        ? byMillis
        : Math.min(byMillis, Math.abs(law.rateOfMillis(measured) / position - 1));
  }

  private static String sentence(Unit unit, ScalabilityLaw law, double miss) {
    boolean isRate = unit == Unit.TASKS_PER_SECOND;
    String end =
        isRate
            ? "; p95 would have no bound at " + unit.text(law.highestRate())
            : Double.isFinite(law.bestUsers()) && law.bestUsers() > 1
                ? "; beyond " + unit.text(Math.rint(law.bestUsers())) + " less would be done"
                : "";
    return "Fitted by the "
        + ScalabilityLaw.NAME
        + ", for information; it decides nothing: p95 = "
        + formula(law)
        + ", N being "
        + (isRate ? "the rate times p95 in seconds" : "the number of users")
        + end
        + ". No level is further off than "
        + Quantity.share(Math.ceil(miss * 100) / 100)
        + ".";
  }

  private static String formula(ScalabilityLaw law) {
    String text = law.alone() == 0 ? "" : Quantity.millis(law.alone()) + " + ";
    text += law.contention() == 0 ? "" : Quantity.millis(law.contention()) + " × N + ";
    text += law.coherency() == 0 ? "" : Quantity.millis(law.coherency()) + " × N² + ";
    return text.substring(0, text.length() - 3);
  }

  /** Closer together where it is steep; up to the highest p95, at which the chart ends. */
  private static List<Point> points(Unit unit, ScalabilityLaw law, List<Level> levels) {
    boolean isRate = unit == Unit.TASKS_PER_SECOND;
    double first = levels.stream().mapToDouble(Level::level).min().orElseThrow();
    double last = levels.stream().mapToDouble(Level::level).max().orElseThrow();
    double top = levels.stream().mapToDouble(it -> it.figures().p95()).max().orElseThrow();
    double end = isRate ? Math.min(last, law.rateOfMillis(top)) : last;
    List<Point> points = new ArrayList<>();
    for (int i = 0; i <= STEPS; i++) {
      double left = 1 - (double) i / STEPS;
      double level = first + (end - first) * (1 - left * left);
      double millis = millis(unit, law, level);
      if (Double.isFinite(millis)) {
        points.add(Point.rounded(level, millis));
      }
    }
    if (isRate && end < last) {
      points.add(Point.rounded(end, top));
    }
    return points;
  }
}
