package salvo.live.page;

import java.nio.file.Path;
import java.util.Optional;
import salvo.live.LiveDrive;
import salvo.web.OwnPage;

/** What the page can do to the run. */
interface LiveControl {

  /** Asks for the end of the load; false when there is nothing to stop. */
  boolean stop();

  /** Begins a run that waits for it; false when none does. */
  default boolean start() {
    return false;
  }

  /** What the report has that the page opens at the end. */
  default Optional<OwnPage.Allowed> reportParts() {
    return Optional.empty();
  }

  /** The file of the report; empty until it is written. */
  default Optional<Path> report() {
    return Optional.empty();
  }

  /** How the load is changed; empty while there is none that can be. */
  default Optional<LiveDrive> drive() {
    return Optional.empty();
  }
}
