package salvo.gatling.socket;

import static io.gatling.javaapi.core.CoreDsl.bodyString;
import static io.gatling.javaapi.http.HttpDsl.ws;

import io.gatling.core.action.Action;
import io.gatling.core.structure.ScenarioContext;
import io.gatling.http.action.ws.fsm.WsFsm;
import io.gatling.http.action.ws.fsm.WsIdleState;
import io.gatling.http.action.ws.fsm.WsState;
import io.gatling.javaapi.core.ActionBuilder;
import io.gatling.javaapi.core.CheckBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.WsConnectActionBuilder;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import salvo.gatling.Await;
import salvo.gatling.chain.BuilderFields;
import salvo.gatling.chain.RecordsRequest;

/** The WebSocket of a user, who has one at a time. */
public final class Sockets {

  /** Where a session keeps it. */
  static final String SOCKET = "salvo.socket";

  static final String RECORDS = "salvo.socket.records";

  private Sockets() {}

  /** A handshake as Gatling makes it, for {@link #connect}. */
  public static WsConnectActionBuilder handshake(String name, Function<Session, String> url) {
    return ws(name).wsName(SOCKET).connect(url);
  }

  /** Opens a WebSocket. It is recorded under the name of its handshake. */
  public static ActionBuilder connect(String name, WsConnectActionBuilder handshake) {
    return () -> new SocketConnect(name, handshake.asScala());
  }

  /**
   * Sends a message and waits for its answer, the first message that fits. It is recorded under its
   * name, from when it is sent to when its answer arrives.
   *
   * @param fits pass over the messages that do not hold them
   * @param checks hold of the one that fits
   */
  public static ActionBuilder exchange(
      String name,
      Function<Session, String> text,
      Duration within,
      List<CheckBuilder> fits,
      List<CheckBuilder> checks) {
    List<CheckBuilder> conditions = new ArrayList<>();
    conditions.add(
        bodyString()
            .transformWithSession(
                (message, session) -> {
                  records(session).arrived(message);
                  return message;
                })
            .exists());
    conditions.addAll(fits);
    ActionBuilder gatlings =
        ws(SocketRecords.NOT_KEPT)
            .wsName(SOCKET)
            .sendText(session -> sending(session, name, true, text.apply(session)))
            .await(within)
            .on(ws.checkTextMessage(name).matching(conditions).check(checks));
    return () -> new Message(name, gatlings, false);
  }

  /** Sends a message and goes on. It is no request, and has a row of its own. */
  public static ActionBuilder send(String name, Function<Session, String> text) {
    ActionBuilder gatlings =
        ws(SocketRecords.NOT_KEPT)
            .wsName(SOCKET)
            .sendText(session -> sending(session, name, false, text.apply(session)));
    return () -> new Message(name, gatlings, true);
  }

  /** Gatling fails the user of a connection that the target has ended, and tells of no request. */
  private static String sending(Session session, String name, boolean isAwaited, String text) {
    records(session).sending(name, isAwaited, text);
    if (!isOpen(session)) {
      records(session).lost(session);
    }
    return text;
  }

  /** Closes it, if it is open, whether the user has failed or not, and waits for nothing. */
  public static ActionBuilder close() {
    return Await.of(
        "close socket",
        session -> {
          if (session.contains(SOCKET)) {
            close(session);
          }
          return CompletableFuture.completedFuture(session.removeAll(SOCKET, RECORDS));
        });
  }

  /** What has crashed or was closed by the target needs no closing. */
  private static void close(Session session) {
    if (isOpen(session)) {
      records(session).closing();
      session
          .<WsFsm>get(SOCKET)
          .onClientCloseRequest(
              SocketRecords.NOT_KEPT,
              WebSocketCloseStatus.NORMAL_CLOSURE,
              session.asScala(),
              new NoAction());
    }
  }

  private static boolean isOpen(Session session) {
    WsFsm socket = session.get(SOCKET);
    return BuilderFields.get(socket, "currentState", WsState.class) instanceof WsIdleState;
  }

  private static SocketRecords records(Session session) {
    return session.get(RECORDS);
  }

  /** A message of Gatling's, known by the name of its record. */
  private record Message(String requestName, ActionBuilder gatlings, boolean isBeside)
      implements io.gatling.core.action.builder.ActionBuilder, RecordsRequest {

    @Override
    public Action build(ScenarioContext context, Action next) {
      return gatlings.asScala().build(context, next);
    }
  }
}
