package salvo.sandbox.server;

import io.vertx.core.Context;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.ServerWebSocketHandshake;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import salvo.sandbox.behaviour.Fault;
import salvo.sandbox.behaviour.Faults;
import salvo.sandbox.http.SocketEndpoint;

/**
 * Takes each WebSocket from its handshake to its last message. Faults strike both: RESET closes the
 * connection, HANG leaves a handshake or a message without an answer, MALFORMED answers a message
 * with broken JSON, STATUS refuses a handshake and closes a connection. Connections have event
 * loops of their own; whatever is decided here is decided on that of the handlers.
 */
public final class SocketDispatcher {

  private static final int SWITCHING_PROTOCOLS = 101;
  private static final int OK = 200;
  private static final short INTERNAL_ERROR = 1011;
  private static final String MALFORMED = "{\"type\": \"pong\", \"sequence\": ";

  private final Context handlers;
  private final Map<String, SocketEndpoint> endpoints;
  private final Faults faults;
  private final Counts counts;

  public SocketDispatcher(
      Context handlers,
      List<SocketEndpoint> endpoints,
      List<Fault> faults,
      long seed,
      Counts counts) {
    this.handlers = handlers;
    this.endpoints =
        endpoints.stream()
            .collect(
                Collectors.toMap(
                    SocketEndpoint::path, Function.identity(), (first, later) -> first));
    this.faults = new Faults(faults, seed);
    this.counts = counts;
  }

  /** Decides about a client that asks for a WebSocket. */
  public void connect(ServerWebSocketHandshake handshake) {
    SocketEndpoint endpoint = endpoints.get(handshake.path());
    if (endpoint == null) {
      handshake.reject(404);
    } else {
      Context connection = handlers.owner().getOrCreateContext();
      handlers.runOnContext(nothing -> consider(endpoint, handshake, connection));
    }
  }

  private void consider(
      SocketEndpoint endpoint, ServerWebSocketHandshake handshake, Context connection) {
    if (endpoint.admits().test(authorization(handshake))) {
      Optional<Fault> fault = faults.next(endpoint.handshakeName());
      after(
          endpoint.handshakeTime().nextMillis() + delay(fault),
          () -> decide(endpoint, handshake, connection, fault));
    } else {
      reject(endpoint, handshake, connection, 401);
    }
  }

  private static Optional<String> authorization(ServerWebSocketHandshake handshake) {
    return Optional.ofNullable(handshake.headers().get("Authorization"));
  }

  private void decide(
      SocketEndpoint endpoint,
      ServerWebSocketHandshake handshake,
      Context connection,
      Optional<Fault> fault) {
    switch (kind(fault)) {
      case DELAY, LEAK -> accept(endpoint, handshake, connection);
      case HANG -> counts.add(endpoint.handshakeName(), Counts.NO_ANSWER);
      case STATUS -> reject(endpoint, handshake, connection, fault.orElseThrow().status());
      case RESET, MALFORMED -> reject(endpoint, handshake, connection, 400);
    }
  }

  private void accept(
      SocketEndpoint endpoint, ServerWebSocketHandshake handshake, Context connection) {
    counts.add(endpoint.handshakeName(), SWITCHING_PROTOCOLS);
    connection.runOnContext(
        nothing -> handshake.accept().onSuccess(socket -> listen(endpoint, socket, connection)));
  }

  private void listen(SocketEndpoint endpoint, ServerWebSocket socket, Context connection) {
    socket.textMessageHandler(
        text -> handlers.runOnContext(nothing -> receive(endpoint, socket, connection, text)));
  }

  private void reject(
      SocketEndpoint endpoint, ServerWebSocketHandshake handshake, Context connection, int status) {
    counts.add(endpoint.handshakeName(), status);
    connection.runOnContext(nothing -> handshake.reject(status));
  }

  private void receive(
      SocketEndpoint endpoint, ServerWebSocket socket, Context connection, String message) {
    Optional<Fault> fault = faults.next(endpoint.messageName());
    after(
        endpoint.messageTime().nextMillis() + delay(fault),
        () -> answer(endpoint, socket, connection, message, fault));
  }

  private void answer(
      SocketEndpoint endpoint,
      ServerWebSocket socket,
      Context connection,
      String message,
      Optional<Fault> fault) {
    if (socket.isClosed()) {
      counts.add(endpoint.messageName(), Counts.NO_ANSWER);
      return;
    }
    switch (kind(fault)) {
      case DELAY, LEAK -> send(endpoint, socket, connection, endpoint.answer().apply(message));
      case MALFORMED -> send(endpoint, socket, connection, MALFORMED);
      case HANG -> counts.add(endpoint.messageName(), Counts.NO_ANSWER);
      case RESET, STATUS -> {
        counts.add(endpoint.messageName(), Counts.NO_ANSWER);
        connection.runOnContext(nothing -> socket.close(INTERNAL_ERROR));
      }
    }
  }

  private void send(
      SocketEndpoint endpoint, ServerWebSocket socket, Context connection, String answer) {
    counts.add(endpoint.messageName(), OK);
    connection.runOnContext(nothing -> socket.writeTextMessage(answer));
  }

  /** The way to fail; without a fault that of a delay by nothing. */
  private static Fault.Kind kind(Optional<Fault> fault) {
    return fault.map(Fault::kind).orElse(Fault.Kind.DELAY);
  }

  private static long delay(Optional<Fault> fault) {
    return fault.filter(it -> it.kind() == Fault.Kind.DELAY).map(Fault::delayMillis).orElse(0L);
  }

  private void after(double millis, Runnable step) {
    long rounded = Math.round(millis);
    if (rounded == 0) {
      step.run();
    } else {
      handlers.owner().setTimer(rounded, timer -> step.run());
    }
  }
}
