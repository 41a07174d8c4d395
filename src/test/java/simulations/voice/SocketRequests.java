package simulations.voice;

import io.gatling.javaapi.core.ActionBuilder;
import io.gatling.javaapi.core.Session;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import salvo.gatling.Await;
import salvo.gatling.Recording;
import salvo.gatling.Target;

/**
 * The requests on a WebSocket: a handshake, and a message up to its answer. Gatling's own WebSocket
 * actions count each message that is sent as one more request of 0 ms, and count those of the
 * warm-up too; these do neither.
 */
final class SocketRequests {

  final ActionBuilder connect;
  final ActionBuilder reconnect;
  final ActionBuilder message;
  final ActionBuilder messageAfterIdle;

  private static final String SOCKET = "socket";

  /** Of the client's two buffers of each connection, 16 KB each unless told; messages are short. */
  private static final String BUFFER_BYTES = "1024";

  static {
    System.setProperty("jdk.httpclient.websocket.writeBufferSize", BUFFER_BYTES);
    System.setProperty("jdk.httpclient.websocket.intermediateBufferSize", BUFFER_BYTES);
  }

  private final Target target;
  private final Recording recording;
  private final HttpClient client;
  private final Map<String, String> headers;
  private final String path;
  private final Optional<String> url;
  private final Duration timeout;
  private final String sequenceField;

  SocketRequests(Target target, Recording recording) {
    this.target = target;
    this.recording = recording;
    this.client = HttpClient.newBuilder().connectTimeout(target.requestTimeout()).build();
    this.headers = VoiceRequests.headers(target);
    this.path = target.option("webSocketPath");
    this.url = target.optionIfAny("webSocketUrl");
    this.timeout = target.duration("socketTimeout");
    this.sequenceField = target.option("sequenceField");
    connect = connecting("connect socket");
    reconnect = connecting("reconnect socket");
    message = exchanging("socket message");
    messageAfterIdle = exchanging("socket message after idle");
  }

  /** Whether the session has a connection, as far as is known. */
  static boolean isConnected(Session session) {
    return session.contains(SOCKET) && !session.<Socket>get(SOCKET).isDropped();
  }

  /** Opens a connection. */
  private ActionBuilder connecting(String name) {
    return Await.request(name, session -> connect(session, name));
  }

  /** Sends a message and waits for the answer with the same sequence number. */
  private ActionBuilder exchanging(String name) {
    return Await.request(name, session -> message(session, name));
  }

  /** Closes the connection, if there is one; no request. */
  static Session close(Session session) {
    if (session.contains(SOCKET)) {
      session.<Socket>get(SOCKET).close();
    }
    return session.remove(SOCKET);
  }

  private CompletionStage<Session> connect(Session session, String name) {
    Socket socket = new Socket(sequenceField, recording::nowMillis);
    WebSocket.Builder handshake =
        client.newWebSocketBuilder().connectTimeout(target.requestTimeout());
    headers.forEach(handshake::header);
    long start = recording.nowMillis();
    return handshake
        .buildAsync(address(session), socket)
        .handle(
            (opened, failure) -> {
              long end = recording.nowMillis();
              return failure == null
                  ? recording.ok(session.set(SOCKET, socket), name, start, end)
                  : recording.ko(session.remove(SOCKET), name, start, end, reason(failure));
            });
  }

  private CompletionStage<Session> message(Session session, String name) {
    long start = recording.nowMillis();
    return session
        .<Socket>get(SOCKET)
        .ping(session.userId())
        .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .handle(
            (arrived, failure) ->
                failure == null
                    ? recording.ok(session, name, start, arrived)
                    : recording.ko(session, name, start, recording.nowMillis(), reason(failure)));
  }

  private URI address(Session session) {
    String own = target.address(session).replaceFirst("^http", "ws") + path;
    return URI.create(recording.records(session) ? url.orElse(own) : own);
  }

  private static String reason(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof WebSocketHandshakeException refused) {
      int status = refused.getResponse().statusCode();
      return "Invalid handshake response getStatus: " + status;
    }
    if (cause instanceof TimeoutException) {
      return "Request timeout: no answer with the message's sequence number";
    }
    return cause instanceof Socket.Dropped ? cause.getMessage() : cause.toString();
  }
}
