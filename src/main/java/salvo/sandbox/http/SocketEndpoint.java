package salvo.sandbox.http;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import salvo.sandbox.behaviour.ServiceTime;
import salvo.sandbox.behaviour.ServiceTime.Percentiles;
import salvo.sandbox.behaviour.ServiceTimes;

/**
 * A WebSocket that answers each text message with one of its own. Its handshakes and its messages
 * count, take their time and fail as two endpoints of their own.
 *
 * @param admits tells by the Authorization header who may connect
 * @param answer the answer to a message
 */
public record SocketEndpoint(
    String path,
    ServiceTime handshakeTime,
    ServiceTime messageTime,
    Predicate<Optional<String>> admits,
    UnaryOperator<String> answer) {

  public static SocketEndpoint of(
      String path,
      ServiceTimes times,
      Percentiles handshake,
      Percentiles message,
      Predicate<Optional<String>> admits,
      UnaryOperator<String> answer) {
    return new SocketEndpoint(
        path,
        times.of(handshakeName(path), handshake),
        times.of(messageName(path), message),
        admits,
        answer);
  }

  /** What handshakes count as: {@code CONNECT /ws}. */
  public String handshakeName() {
    return handshakeName(path);
  }

  /** What messages count as: {@code MESSAGE /ws}. */
  public String messageName() {
    return messageName(path);
  }

  private static String handshakeName(String path) {
    return "CONNECT " + path;
  }

  private static String messageName(String path) {
    return "MESSAGE " + path;
  }
}
