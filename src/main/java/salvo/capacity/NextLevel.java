package salvo.capacity;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import salvo.capacity.level.Level;
import salvo.capacity.level.Level.Purpose;
import salvo.capacity.level.LevelPlan;

/**
 * Which level comes next: twice the highest until one breaks, half the lowest until one holds, then
 * the geometric middle of the widest step, until the ends are close enough. What is left open gets
 * the rest of the time. Both ends are run again at last.
 */
final class NextLevel {

  private static final int CONFIRMATIONS = 2;

  /** A level that holds after all is run again for twice as long. */
  private static final int CONFIRMATION_SHARE = 2;

  private static final int MOST_OPEN = 2;
  private static final double LOWEST_PART = 1.0 / 64;
  private static final MathContext DIGITS = new MathContext(3, RoundingMode.HALF_UP);

  private final CapacityPlan plan;
  private final Bracket bracket;
  private final double left;

  /** After the levels so far, with so many seconds left. */
  NextLevel(CapacityPlan plan, List<Level> levels, double left) {
    this.plan = plan;
    this.bracket = new Bracket(levels);
    this.left = left;
  }

  /** Empty when the search is over. */
  Optional<LevelPlan> plan() {
    boolean confirms = bracket.has(Purpose.CONFIRM_HOLDS) || bracket.has(Purpose.CONFIRM_BREAKS);
    boolean mayGoOn = levelsLeft() > CONFIRMATIONS && spare() > 0;
    Optional<LevelPlan> search =
        confirms || !mayGoOn ? Optional.empty() : search().or(this::resolve);
    return levelsLeft() == 0 ? Optional.empty() : search.or(this::confirm);
  }

  private Optional<LevelPlan> search() {
    return next()
        .filter(it -> bracket.at(it).findAny().isEmpty())
        .map(it -> level(it, Purpose.SEARCH, limit(), 0));
  }

  private Optional<Double> next() {
    if (bracket.levels().isEmpty()) {
      return Optional.of(rounded(plan.start()));
    }
    if (bracket.breaks().isEmpty()) {
      return bracket.highest().map(it -> Math.min(plan.ceiling(), 2 * it));
    }
    if (bracket.holds().isEmpty()) {
      return bracket
          .lowest()
          .map(it -> rounded(it / 2))
          .filter(it -> it >= plan.start() * LOWEST_PART)
          .filter(it -> bracket.undecided().size() < MOST_OPEN);
    }
    List<Double> gap = bracket.widestGap();
    return isCloseEnough() || !isWide(gap.get(0), gap.get(1))
        ? Optional.empty()
        : Optional.of(rounded(Math.sqrt(gap.get(0) * gap.get(1))));
  }

  private Optional<LevelPlan> resolve() {
    if (bracket.holds().isPresent() && bracket.breaks().isPresent() && isCloseEnough()) {
      return Optional.empty();
    }
    List<Double> open =
        bracket.undecided().stream()
            .filter(it -> bracket.at(it).noneMatch(run -> run.purpose() == Purpose.RESOLVE))
            .toList();
    double share =
        spare() / (Math.min(open.size(), levelsLeft() - CONFIRMATIONS) + CONFIRMATION_SHARE);
    return share < limit()
        ? Optional.empty()
        : open.stream().findFirst().map(it -> level(it, Purpose.RESOLVE, share, 0));
  }

  private Optional<LevelPlan> confirm() {
    if (!bracket.has(Purpose.CONFIRM_HOLDS) && !bracket.has(Purpose.CONFIRM_BREAKS)) {
      Optional<LevelPlan> low = bracket.holds().map(this::confirmation);
      if (low.isPresent()) {
        return low;
      }
    }
    return bracket.has(Purpose.CONFIRM_BREAKS)
        ? Optional.empty()
        : bracket.breaks().map(it -> level(it, Purpose.CONFIRM_BREAKS, limit(), 0));
  }

  private LevelPlan confirmation(double level) {
    double least = 2 * measured(level);
    return level(level, Purpose.CONFIRM_HOLDS, Math.max(2 * limit(), least), least);
  }

  private LevelPlan level(double level, Purpose purpose, double limit, double least) {
    return new LevelPlan(
        level,
        purpose,
        plan.slos(),
        plan.objectives(),
        plan.error(),
        plan.times().ramp().toMillis() / 1e3,
        settle(),
        limit,
        least);
  }

  /** Three times the time within which 99 of 100 were answered at the highest level that held. */
  private double settle() {
    double slowest =
        bracket
            .holds()
            .flatMap(it -> bracket.at(it).findFirst())
            .map(it -> it.figures().p99() / 1e3)
            .orElse(0.0);
    return Math.max(
        plan.times().settle().toMillis() / 1e3, Math.min(limit() / 2, Math.ceil(3 * slowest)));
  }

  private int levelsLeft() {
    return plan.mostLevels() - bracket.levels().size();
  }

  /** The seconds left but for the confirmations, and for what a level takes at its sides. */
  private double spare() {
    double confirmations =
        bracket.holds().map(it -> 2 * measured(it) + sides()).orElse(0.0)
            + bracket.breaks().map(it -> measured(it) + sides()).orElse(0.0);
    return left - confirmations - sides();
  }

  private double sides() {
    return settle() + plan.times().ramp().toMillis() / 1e3;
  }

  private double limit() {
    return plan.times().limit().toMillis() / 1e3;
  }

  private double measured(double level) {
    return bracket.at(level).mapToDouble(it -> it.figures().seconds()).max().orElse(0);
  }

  private boolean isCloseEnough() {
    return !isWide(bracket.holds().orElseThrow(), bracket.breaks().orElseThrow());
  }

  /** Users are whole. */
  private boolean isWide(double low, double high) {
    boolean neighbours = plan.unit() == CapacityPlan.Unit.USERS && high - low <= 1;
    return high / low > 1 + plan.precision() + 1e-9 && !neighbours;
  }

  private double rounded(double level) {
    return plan.unit() == CapacityPlan.Unit.USERS
        ? Math.max(1, Math.rint(level))
        : new BigDecimal(level).round(DIGITS).doubleValue();
  }
}
