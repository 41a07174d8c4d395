package salvo.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A server on loopback that takes the callbacks of a sandbox. */
final class CallbackTarget implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 20;

  /** Long enough for a callback that is sent at once. */
  private static final long QUIET_MILLIS = 300;

  private final HttpServer server;
  private final BlockingQueue<JsonNode> callbacks = new LinkedBlockingQueue<>();

  private CallbackTarget(HttpServer server) {
    this.server = server;
    server.createContext("/callback", this::take);
    server.start();
  }

  static CallbackTarget start() {
    try {
      InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      return new CallbackTarget(HttpServer.create(free, 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/callback";
  }

  /** The next callback; waits for it. */
  JsonNode next() {
    JsonNode callback = poll(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    if (callback == null) {
      throw new AssertionError("waited in vain for a callback");
    }
    return callback;
  }

  /** Whether no callback comes for a while. */
  boolean isQuiet() {
    return poll(QUIET_MILLIS) == null;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private JsonNode poll(long millis) {
    try {
      return callbacks.poll(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void take(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    callbacks.add(TestSandbox.tree(new String(body, StandardCharsets.UTF_8)));
    exchange.sendResponseHeaders(204, -1);
    exchange.close();
  }
}
