package salvo.live.page;

import java.util.Optional;
import salvo.live.LiveDrive;

/** What the page can do to the run. */
interface LiveControl {

  /** Asks for the end of the load; false when there is nothing to stop. */
  boolean stop();

  /** Begins a run that waits for it; false when none does. */
  default boolean start() {
    return false;
  }

  /** How the load is changed; empty while there is none that can be. */
  default Optional<LiveDrive> drive() {
    return Optional.empty();
  }
}
