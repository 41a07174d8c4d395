package salvo.workload;

import java.time.Duration;

/** How the level of a load is changed. */
public interface Turning {

  /**
   * Changes it.
   *
   * @param level of {@link Dial.Kind#SET}; the others know theirs
   * @param ramp time to get there; zero for a jump
   * @throws IllegalArgumentException with a sentence when that cannot be
   */
  Dial.Change turn(Dial.Kind kind, double level, Duration ramp);

  /** Ends the load as soon as what has been given out is done. */
  void end();
}
