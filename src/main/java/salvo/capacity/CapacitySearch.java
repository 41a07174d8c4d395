package salvo.capacity;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import salvo.capacity.level.Level;
import salvo.capacity.level.LevelPlan;
import salvo.capacity.level.LevelRun;
import salvo.capacity.level.Observation;
import salvo.capacity.level.Recovery;
import salvo.capacity.level.RecoveryRun;

/**
 * The search for a capacity. Whoever makes the load calls {@link #begin}, and then with each second
 * that is over {@link #next}, and does what the answer says until this is to finish; an answer that
 * is the one before asks for nothing new. Time is what the observations add up to. Not safe for use
 * by several threads.
 */
public final class CapacitySearch {

  /** Of what a level has in flight: a few tasks may take their time. */
  private static final double IDLE_SHARE = 0.01;

  private final CapacityPlan plan;
  private final List<Level> levels = new ArrayList<>();
  private Optional<LevelRun> level = Optional.empty();
  private Optional<RecoveryRun> recovering = Optional.empty();
  private Optional<Recovery> recovery = Optional.empty();
  private Optional<LevelPlan> coming = Optional.empty();
  private Command command = Command.finish();
  private double elapsed;
  private double drained;
  private double rampLeft;
  private long inFlight;

  public CapacitySearch(CapacityPlan plan) {
    this.plan = plan;
  }

  /** The first level. */
  public Command begin() {
    coming = nextLevel();
    return start();
  }

  /** What to do after a second in which that happened. */
  public Command next(Observation second) {
    if (command.action() == Command.Action.FINISH) {
      return command;
    }
    elapsed += second.seconds();
    inFlight = second.inFlight();
    command = see(second);
    return elapsed < seconds(plan.times().budget()) ? command : stop();
  }

  /** What to do after so much time that says nothing of any level. */
  public Command pass(double seconds) {
    if (command.action() == Command.Action.FINISH) {
      return command;
    }
    elapsed += seconds;
    return elapsed < seconds(plan.times().budget()) ? command : stop();
  }

  /** Ends the search before its time; a level that is not decided stays so. */
  public Command stop() {
    level.ifPresent(it -> levels.add(it.cut()));
    level = Optional.empty();
    recovering = Optional.empty();
    command = Command.finish();
    return command;
  }

  /** What is known so far; at the end, the result. */
  public CapacityResult result() {
    return CapacityResult.of(plan, levels, recovery, elapsed);
  }

  /** Which of the levels is being run, counted from 0; empty between them. */
  public OptionalInt running() {
    return level.isPresent() ? OptionalInt.of(levels.size()) : OptionalInt.empty();
  }

  private Command see(Observation second) {
    if (level.isPresent()) {
      Optional<Level> decided = level.get().see(second);
      rampLeft -= second.seconds();
      return decided.map(this::decided).orElseGet(() -> onTheWay(command.level()));
    }
    if (recovering.isPresent()) {
      recovery = recovering.get().see(second);
      return recovery.map(it -> afterRecovery()).orElse(command);
    }
    drained += second.seconds();
    boolean isIdle = inFlight <= Math.max(1, IDLE_SHARE * lastInFlight());
    return isIdle || drained >= seconds(plan.times().drain()) ? start() : command;
  }

  private Command onTheWay(double target) {
    return rampLeft > 0 ? command : Command.hold(target);
  }

  private Command decided(Level decided) {
    levels.add(decided);
    level = Optional.empty();
    if (decided.outcome() == Level.Outcome.INVALID) {
      return Command.finish();
    }
    boolean isFirstBreak = decided.breaks() && levels.stream().filter(Level::breaks).count() == 1;
    return isFirstBreak ? recover(decided) : drain();
  }

  private Command recover(Level broken) {
    Optional<Double> held = new Bracket(levels).holds();
    double back = held.orElse(broken.level() / 2);
    OptionalDouble usual =
        levels.stream()
            .filter(it -> it.holds() && it.level() == back)
            .mapToDouble(it -> it.figures().inFlight())
            .findFirst();
    recovering =
        Optional.of(
            new RecoveryRun(
                back,
                plan.objectives(),
                seconds(plan.times().settle()),
                seconds(plan.times().recovery()),
                usual));
    return Command.hold(back);
  }

  private Command afterRecovery() {
    recovering = Optional.empty();
    return drain();
  }

  private Command drain() {
    coming = nextLevel();
    drained = 0;
    return coming.isPresent() ? Command.drain() : Command.finish();
  }

  private Command start() {
    LevelPlan next = coming.orElseThrow();
    level = Optional.of(new LevelRun(next, inFlight));
    rampLeft = next.ramp();
    command = Command.ramp(next.level(), plan.times().ramp());
    return onTheWay(next.level());
  }

  private Optional<LevelPlan> nextLevel() {
    return new NextLevel(plan, levels, seconds(plan.times().budget()) - elapsed).plan();
  }

  private double lastInFlight() {
    return levels.get(levels.size() - 1).figures().inFlight();
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1e3;
  }
}
