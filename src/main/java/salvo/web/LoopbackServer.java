package salvo.web;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import salvo.text.DurationText;

/** A server of HTTP on loopback: one daemon thread, which must never be made to wait. */
public final class LoopbackServer implements AutoCloseable {

  private static final String HOST = "127.0.0.1";

  /** So little that the system does not take on for long what a page does not read. */
  private static final int SEND_BUFFER_BYTES = 1 << 14;

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** A busy machine takes its time to begin. */
  private static final Duration START = Duration.ofSeconds(20);

  private final Vertx vertx;
  private final Context thread;
  private final int port;

  private LoopbackServer(
      Vertx vertx, int port, Duration silence, Handler<HttpServerRequest> handler)
      throws IOException {
    this.vertx = vertx;
    this.thread = vertx.getOrCreateContext();
    this.port = listen(port, silence, handler).actualPort();
  }

  /**
   * Starts to listen.
   *
   * @param port 0 is any free one
   * @param silence a connection that nothing could be written to for so long is closed; zero leaves
   *     it open
   * @param handler answers each request, on the server's one thread
   * @throws IOException when it cannot listen there
   */
  public static LoopbackServer start(int port, Duration silence, Handler<HttpServerRequest> handler)
      throws IOException {
    Vertx vertx = Vertx.vertx(oneThread());
    try {
      return new LoopbackServer(vertx, port, silence, handler);
    } catch (IOException | RuntimeException e) {
      vertx.close();
      throw e;
    }
  }

  /** Where it listens. */
  public URI address() {
    return URI.create("http://" + HOST + ":" + port);
  }

  /** Does something on the server's thread, soon; returns at once. */
  public void run(Runnable task) {
    thread.runOnContext(nothing -> task.run());
  }

  /** What is found out on the server's thread. */
  public <T> T ask(Supplier<T> question) throws IOException {
    return await(
        Future.future(it -> thread.runOnContext(nothing -> it.complete(question.get()))), PATIENCE);
  }

  /**
   * Ends all connections.
   *
   * @throws IOException when that takes longer than 2 s
   */
  @Override
  public void close() throws IOException {
    await(vertx.close(), PATIENCE);
  }

  private HttpServer listen(int wanted, Duration silence, Handler<HttpServerRequest> handler)
      throws IOException {
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost(HOST)
            .setPort(wanted)
            .setHttp2ClearTextEnabled(false)
            .setSendBufferSize(SEND_BUFFER_BYTES)
            .setWriteIdleTimeout((int) silence.toSeconds());
    return await(
        Future.future(
            listening ->
                thread.runOnContext(
                    nothing ->
                        vertx
                            .createHttpServer(options)
                            .requestHandler(handler)
                            .listen()
                            .onComplete(listening))),
        START);
  }

  /** What is needed of Vert.x where it has one thread and reads no files. */
  public static VertxOptions oneThread() {
    return new VertxOptions()
        .setEventLoopPoolSize(1)
        .setWorkerPoolSize(1)
        .setInternalBlockingPoolSize(1)
        .setUseDaemonThread(true)
        .setFileSystemOptions(
            new FileSystemOptions()
                .setClassPathResolvingEnabled(false)
                .setFileCachingEnabled(false));
  }

  private static <T> T await(Future<T> future, Duration patience) throws IOException {
    try {
      return future
          .toCompletionStage()
          .toCompletableFuture()
          .get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | CompletionException e) {
      throw new IOException(e.getCause().getMessage(), e.getCause());
    } catch (TimeoutException e) {
      throw new IOException("no answer within " + DurationText.of(patience), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
