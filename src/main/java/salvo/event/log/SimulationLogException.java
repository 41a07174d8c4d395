package salvo.event.log;

import java.io.IOException;

/**
 * A file that is not a simulation.log of the supported Gatling version, is damaged, or cannot be
 * merged as asked. The message is a full sentence for the user.
 */
public final class SimulationLogException extends IOException {

  private static final long serialVersionUID = 1L;

  public SimulationLogException(String message) {
    super(message);
  }
}
