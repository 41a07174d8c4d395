package salvo.capacity;

import java.time.Duration;

/**
 * What the load has to do from now on.
 *
 * @param level tasks per second, or users
 * @param over how long it may take to be there; 0 for at once
 */
public record Command(Action action, double level, Duration over) {

  /** The kinds of it. */
  public enum Action {
    /** To go to the level. */
    RAMP,
    /** To stay there. */
    HOLD,
    /** To start nothing, until what is under way has ended. */
    DRAIN,
    /** The search is over. */
    FINISH
  }

  static Command ramp(double level, Duration over) {
    return new Command(Action.RAMP, level, over);
  }

  static Command hold(double level) {
    return new Command(Action.HOLD, level, Duration.ZERO);
  }

  static Command drain() {
    return new Command(Action.DRAIN, 0, Duration.ZERO);
  }

  static Command finish() {
    return new Command(Action.FINISH, 0, Duration.ZERO);
  }
}
