package salvo.injectors.wire;

import java.io.IOException;

/** What is at the other end of a connection is no injector of this run, and why. */
public class HandshakeException extends IOException {

  private static final long serialVersionUID = 1;

  HandshakeException(String message) {
    super(message);
  }
}
