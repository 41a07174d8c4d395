package salvo.gatling.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import salvo.run.StartException;

/**
 * The server that the target calls when a job is done. Each of its users takes callbacks at an
 * address of its own, which nobody can guess. One daemon thread serves all of them.
 */
public final class CallbackReceiver implements AutoCloseable {

  /** Larger callbacks are refused: one tells little more of a job than that it is done. */
  static final int MOST_BYTES = 1024 * 1024;

  private static final int ACCEPT_BACKLOG = 8192;
  private static final String FOLDER = "/callbacks/";

  private final JsonMapper json = JsonMapper.builder().build();
  private final Map<String, Consumer<JsonNode>> takers = new ConcurrentHashMap<>();
  private final Vertx vertx = Vertx.vertx(options());
  private final HttpServer server;
  private final String host;

  private CallbackReceiver(String host, int port) {
    this.host = host;
    this.server =
        vertx
            .createHttpServer(
                new HttpServerOptions()
                    .setHost(host)
                    .setPort(port)
                    .setAcceptBacklog(ACCEPT_BACKLOG))
            .requestHandler(this::receive);
  }

  /**
   * Starts to listen.
   *
   * @param port 0 for any free one
   * @param portKey key of the setting that names the port, for the message
   * @throws StartException when it cannot listen there
   */
  public static CallbackReceiver open(String host, int port, String portKey) {
    CallbackReceiver receiver = new CallbackReceiver(host, port);
    try {
      receiver.server.listen().toCompletionStage().toCompletableFuture().join();
      return receiver;
    } catch (CompletionException e) {
      receiver.close();
      throw new StartException(
          portKey
              + " = "
              + port
              + ": no callbacks can be received at "
              + host
              + " ("
              + e.getCause().getMessage()
              + "). Choose another port, or 0 for any free one; or another host.");
    }
  }

  /** Where it listens. */
  public URI localAddress() {
    String shown = host.contains(":") ? "[" + host + "]" : host;
    return URI.create("http://" + shown + ":" + server.actualPort());
  }

  /**
   * A new path at which callbacks are taken.
   *
   * @param taker gets each body; a missing node when it is no JSON. It must not block.
   */
  public String pathFor(Consumer<JsonNode> taker) {
    String path = FOLDER + UUID.randomUUID();
    takers.put(path, taker);
    return path;
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private void receive(HttpServerRequest request) {
    Consumer<JsonNode> taker = takers.get(request.path());
    if (taker == null || request.method() != HttpMethod.POST) {
      request.response().setStatusCode(404).end();
      return;
    }
    Buffer body = Buffer.buffer();
    request.handler(
        chunk -> {
          if (body.length() <= MOST_BYTES) {
            body.appendBuffer(chunk);
          }
        });
    request.endHandler(
        end -> {
          boolean tooLarge = body.length() > MOST_BYTES;
          if (!tooLarge) {
            taker.accept(parsed(body));
          }
          request.response().setStatusCode(tooLarge ? 413 : 200).end();
        });
  }

  private JsonNode parsed(Buffer body) {
    try {
      return json.readTree(body.getBytes());
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }

  private static VertxOptions options() {
    FileSystemOptions noFiles =
        new FileSystemOptions().setClassPathResolvingEnabled(false).setFileCachingEnabled(false);
    return new VertxOptions()
        .setEventLoopPoolSize(1)
        .setWorkerPoolSize(1)
        .setInternalBlockingPoolSize(1)
        .setUseDaemonThread(true)
        .setFileSystemOptions(noFiles);
  }
}
