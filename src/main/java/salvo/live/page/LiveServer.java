package salvo.live.page;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import salvo.live.LiveFrame;
import salvo.live.LiveMetrics;
import salvo.text.DurationText;

/** The server of the live page, on loopback: one daemon thread, which never waits for a page. */
final class LiveServer implements AutoCloseable {

  private static final String HOST = "127.0.0.1";
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** A busy machine takes its time to begin. */
  private static final Duration START = Duration.ofSeconds(20);

  /** Pages are written to every second: this long without success, one is gone. */
  private static final int SILENT_SECONDS = 15;

  /** So little that the system does not take on for long what a page does not read. */
  private static final int SEND_BUFFER_BYTES = 1 << 14;

  private final Vertx vertx;
  private final Context thread;
  private final EventStreams streams;
  private final int port;

  private LiveServer(
      Vertx vertx, int port, String token, Optional<LiveMetrics> metrics, LiveControl control)
      throws IOException {
    this.vertx = vertx;
    this.thread = vertx.getOrCreateContext();
    this.streams = new EventStreams(LivePage.secret());
    LiveRoutes routes = new LiveRoutes(new LivePage(token), streams, metrics, control);
    this.port = listen(port, routes).actualPort();
  }

  /**
   * Starts to listen.
   *
   * @param port 0 is any free one
   * @param metrics what is to be scraped, if anything is
   * @param control what can be done to the run
   * @throws IOException when it cannot listen there
   */
  static LiveServer start(int port, Optional<LiveMetrics> metrics, LiveControl control)
      throws IOException {
    Vertx vertx = Vertx.vertx(vertxOptions());
    try {
      return new LiveServer(vertx, port, LivePage.secret(), metrics, control);
    } catch (IOException | RuntimeException e) {
      vertx.close();
      throw e;
    }
  }

  /** Where the page is. */
  URI address() {
    return URI.create("http://" + HOST + ":" + port);
  }

  /** Sends a frame to every page; returns at once. */
  void show(LiveFrame frame) {
    thread.runOnContext(nothing -> streams.send(frame));
  }

  /** How many pages are open. */
  int pages() throws IOException {
    return await(
        Future.future(it -> thread.runOnContext(nothing -> it.complete(streams.count()))),
        PATIENCE);
  }

  /**
   * Ends the streams when they have got what was sent.
   *
   * @throws IOException when that takes longer than 2 s
   */
  @Override
  public void close() throws IOException {
    thread.runOnContext(nothing -> streams.end());
    await(vertx.close(), PATIENCE);
  }

  private HttpServer listen(int wanted, LiveRoutes routes) throws IOException {
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost(HOST)
            .setPort(wanted)
            .setHttp2ClearTextEnabled(false)
            .setSendBufferSize(SEND_BUFFER_BYTES)
            .setWriteIdleTimeout(SILENT_SECONDS);
    return await(
        Future.future(
            listening ->
                thread.runOnContext(
                    nothing ->
                        vertx
                            .createHttpServer(options)
                            .requestHandler(routes)
                            .listen()
                            .onComplete(listening))),
        START);
  }

  private static VertxOptions vertxOptions() {
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
