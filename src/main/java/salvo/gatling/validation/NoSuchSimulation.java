package salvo.gatling.validation;

import java.io.IOException;

/** A name means no simulation; the message says which there are. */
public final class NoSuchSimulation extends IOException {

  private static final long serialVersionUID = 1;

  NoSuchSimulation(String message) {
    super(message);
  }
}
