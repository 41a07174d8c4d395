package salvo.e2e;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.ServerWebSocketHandshake;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A WebSocket that is strict: it knows who may connect, greets who says hello, and answers
 * questions after something that nobody has asked for. What is not as it has to be ends the
 * connection.
 */
final class ChatServer implements AutoCloseable {

  private final Vertx vertx = Vertx.vertx();
  private final Map<String, Long> counts = new ConcurrentHashMap<>();
  private HttpServer server;

  static ChatServer start() {
    ChatServer chat = new ChatServer();
    HttpServerOptions options =
        new HttpServerOptions().setHost("127.0.0.1").addWebSocketSubProtocol("chat.v1");
    chat.server =
        chat.vertx
            .createHttpServer(options)
            .requestHandler(
                request -> {
                  chat.count(request.method() + " " + request.path());
                  request.response().end("{}");
                })
            .webSocketHandshakeHandler(chat::consider)
            .webSocketHandler(chat::open)
            .listen(0)
            .toCompletionStage()
            .toCompletableFuture()
            .join();
    return chat;
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.actualPort());
  }

  /** What came, how often. */
  Map<String, Long> counts() {
    return new TreeMap<>(counts);
  }

  private void count(String what) {
    counts.merge(what, 1L, Long::sum);
  }

  private void consider(ServerWebSocketHandshake handshake) {
    boolean isKnown =
        "Bearer k-1".equals(handshake.headers().get("Authorization"))
            && handshake.path().equals("/rooms/blue")
            && "ann & ben".equals(name(handshake));
    count(isKnown ? "accepted" : "refused");
    if (isKnown) {
      handshake.accept();
    } else {
      handshake.reject(403);
    }
  }

  private static String name(ServerWebSocketHandshake handshake) {
    return new QueryStringDecoder("?" + handshake.query())
        .parameters()
        .getOrDefault("name", List.of(""))
        .get(0);
  }

  private void open(ServerWebSocket socket) {
    count("opened " + socket.subProtocol());
    socket.closeHandler(nothing -> count("closed"));
    socket.textMessageHandler(text -> answer(socket, text));
  }

  private void answer(ServerWebSocket socket, String text) {
    JsonObject message = parsed(text);
    String type = message.getString("type", text);
    count(type);
    switch (type) {
      case "hello" ->
          socket.writeTextMessage(
              new JsonObject().put("type", "welcome").put("id", socket.hashCode()).encode());
      case "ask" -> {
        socket.writeTextMessage("{\"type\": \"tick\"}");
        socket.writeTextMessage("no JSON");
        socket.writeTextMessage(
            message.copy().put("type", "answer").put("total", 3).put("secret", "s3cret").encode());
      }
      case "mute" -> {}
      default -> {
        if (!type.equals("note " + socket.hashCode())) {
          socket.close((short) 1008);
        }
      }
    }
  }

  private static JsonObject parsed(String text) {
    try {
      return new JsonObject(text);
    } catch (DecodeException noJson) {
      return new JsonObject();
    }
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
