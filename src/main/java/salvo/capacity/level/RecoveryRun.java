package salvo.capacity.level;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How long the target needs, after a level that broke, until a level that held does so again: the
 * first window in which each objective keeps its bound and no more is in flight than before.
 */
public final class RecoveryRun {

  private static final double SLACK = 2;
  private static final double FALLING = 0.95;
  private static final double PATIENCE = 2;
  private static final double MOST_LIMITS = 4;

  private final double level;
  private final List<Objective> objectives;
  private final double window;
  private final double limit;
  private final OptionalDouble usualInFlight;
  private final Deque<Observation> seconds = new ArrayDeque<>();
  private double elapsed;
  private double held;
  private double latestFall;

  /**
   * One that begins now.
   *
   * @param level that the load is back at
   * @param window seconds for which it has to hold
   * @param limit seconds after which it is given up, unless what is in flight still falls
   * @param usualInFlight tasks that were under way when the level held; empty where it was not run
   */
  public RecoveryRun(
      double level,
      List<Objective> objectives,
      double window,
      double limit,
      OptionalDouble usualInFlight) {
    this.level = level;
    this.objectives = objectives;
    this.window = window;
    this.limit = limit;
    this.usualInFlight = usualInFlight;
  }

  /** Takes a second; the recovery, once it is known or given up. */
  public Optional<Recovery> see(Observation second) {
    elapsed += second.seconds();
    held += second.seconds();
    seconds.addLast(second);
    while (held - seconds.getFirst().seconds() >= window) {
      held -= seconds.removeFirst().seconds();
    }
    if (held >= window && isAsBefore()) {
      return Optional.of(new Recovery(level, elapsed, OptionalDouble.of(elapsed - held)));
    }
    latestFall = isFalling() ? elapsed : latestFall;
    boolean isStuck = elapsed >= limit && elapsed - latestFall >= PATIENCE * window;
    return isStuck || elapsed >= MOST_LIMITS * limit
        ? Optional.of(new Recovery(level, elapsed, OptionalDouble.empty()))
        : Optional.empty();
  }

  private boolean isAsBefore() {
    double inFlight = seconds.stream().mapToLong(Observation::inFlight).average().orElse(0);
    boolean isUsual =
        usualInFlight.isEmpty() || inFlight <= SLACK * usualInFlight.getAsDouble() + 1;
    return isUsual && objectives.stream().allMatch(this::isKept);
  }

  /** Then what has piled up is being worked off, which takes its time. */
  private boolean isFalling() {
    int half = seconds.size() / 2;
    double before =
        seconds.stream().limit(half).mapToLong(Observation::inFlight).average().orElse(0);
    double after = seconds.stream().skip(half).mapToLong(Observation::inFlight).average().orElse(0);
    return after < FALLING * before;
  }

  private boolean isKept(Objective objective) {
    List<Tally> tallies = seconds.stream().map(objective::tally).toList();
    double number = tallies.stream().mapToDouble(Tally::number).sum();
    double sum = tallies.stream().mapToDouble(Tally::sum).sum();
    return number > 0 && sum <= objective.allowed() * number;
  }
}
