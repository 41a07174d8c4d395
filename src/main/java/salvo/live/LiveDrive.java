package salvo.live;

import java.time.Duration;
import java.util.Optional;

/**
 * What whoever watches a run can make of its load. Each change gives back a sentence for people.
 * What cannot be is refused with an {@link IllegalArgumentException} that says why.
 */
public interface LiveDrive {

  /** How the load stands, or stood at its end; empty before it, and where it cannot be changed. */
  Optional<LiveDial> now();

  /**
   * Moves to a level and stays there.
   *
   * @param ramp time to get there; zero for a jump
   */
  String set(double level, Duration ramp);

  /** Lets nobody begin anything. */
  String pause();

  /** Goes on at the level from before the pause. */
  String resume();
}
