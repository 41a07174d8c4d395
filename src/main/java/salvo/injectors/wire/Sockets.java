package salvo.injectors.wire;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import salvo.text.DurationText;
import salvo.web.LoopbackServer;

/** The sockets of one process of the run: one thread, and the limits that all of them have. */
public final class Sockets implements AutoCloseable {

  static final String PATH = "/injectors";

  /** What an end may take to show that it belongs to the run. */
  static final long HANDSHAKE_MILLIS = 5_000;

  private static final int FRAME_BYTES = 1 << 16;
  private static final int CONNECT_MILLIS = 2_000;
  private static final int HEADER_BYTES = 4_096;
  private static final int BACKLOG = 4_096;

  /** Injectors say something each second. Who does not is gone, or was never one. */
  private static final int SILENCE_SECONDS = 10;

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Vertx vertx;
  private final boolean own;

  /** Kept for as long as these: Vert.x closes the connections of one that nobody holds. */
  private final WebSocketClient client;

  private Sockets(Vertx vertx, boolean own) {
    this.vertx = vertx;
    this.own = own;
    this.client = vertx.createWebSocketClient(clientOptions());
  }

  public static Sockets open() {
    return new Sockets(Vertx.vertx(LoopbackServer.oneThread()), true);
  }

  /** For many injectors in one process. Closing it leaves the thread to the others. */
  public Sockets shared() {
    return new Sockets(vertx, false);
  }

  Vertx vertx() {
    return vertx;
  }

  WebSocketClient client() {
    return client;
  }

  static HttpServerOptions server(String host, int port) {
    return new HttpServerOptions()
        .setHost(host)
        .setPort(port)
        .setAcceptBacklog(BACKLOG)
        .setHttp2ClearTextEnabled(false)
        .setMaxHeaderSize(HEADER_BYTES)
        .setMaxInitialLineLength(HEADER_BYTES)
        .setIdleTimeout(SILENCE_SECONDS)
        .setPerMessageWebSocketCompressionSupported(false)
        .setPerFrameWebSocketCompressionSupported(false)
        .setMaxWebSocketFrameSize(FRAME_BYTES)
        .setMaxWebSocketMessageSize(FRAME_BYTES);
  }

  private static WebSocketClientOptions clientOptions() {
    return new WebSocketClientOptions()
        .setConnectTimeout(CONNECT_MILLIS)
        .setIdleTimeout(SILENCE_SECONDS)
        .setMaxConnections(Integer.MAX_VALUE)
        .setMaxFrameSize(FRAME_BYTES)
        .setMaxMessageSize(FRAME_BYTES);
  }

  static <T> T await(Future<T> future) throws IOException {
    try {
      return future
          .toCompletionStage()
          .toCompletableFuture()
          .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause().getMessage(), e.getCause());
    } catch (TimeoutException e) {
      throw new IOException("no answer within " + DurationText.of(PATIENCE), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public void close() throws IOException {
    if (own) {
      await(vertx.close());
    }
  }
}
