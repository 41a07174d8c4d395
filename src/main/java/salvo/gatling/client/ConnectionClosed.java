package salvo.gatling.client;

import java.io.IOException;

/** The target has closed a connection while a request was on its way, or its answer. */
final class ConnectionClosed extends IOException {

  private static final long serialVersionUID = 1;

  static final ConnectionClosed BEFORE_ANSWER =
      new ConnectionClosed("the target closed the connection before its answer");
  static final ConnectionClosed IN_ANSWER =
      new ConnectionClosed("the target closed the connection in the middle of its answer");

  static final ConnectionClosed IN_HANDSHAKE =
      new ConnectionClosed("the target closed the connection during the TLS handshake");

  private ConnectionClosed(String message) {
    super(message);
  }

  /** It says where the target stopped; where Salvo learned of it is of no use. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
