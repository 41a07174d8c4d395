package salvo.sandbox;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import salvo.sandbox.http.Counts;
import salvo.sandbox.http.Dispatcher;
import salvo.sandbox.http.Dispatcher.Limits;
import salvo.sandbox.http.Fault;

/**
 * A stand-in for the systems under test: a server with their APIs, their service times and, on
 * request, their limits and faults. One event loop serves everything, so its state needs no locks
 * and it takes about one core at most.
 */
public final class Sandbox implements AutoCloseable {

  private static final int ACCEPT_BACKLOG = 8192;

  private final SandboxOptions options;
  private final SandboxLog log;
  private final Vertx vertx;
  private final Counts counts = new Counts();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final HttpServer server;

  private Sandbox(SandboxOptions options, SandboxLog log, InstantSource clock) {
    this.options = options;
    this.log = log;
    this.vertx = Vertx.vertx(vertxOptions());
    Dispatcher dispatcher =
        new Dispatcher(
            vertx,
            Systems.router(options, clock),
            new Limits(options.slots(), options.queue()),
            options.faults(),
            options.seed(),
            counts,
            this::logError);
    server = vertx.createHttpServer(serverOptions()).requestHandler(dispatcher::dispatch);
  }

  /**
   * Starts a sandbox and returns when it listens.
   *
   * @throws UncheckedIOException when it cannot listen there, or cannot write its log
   */
  public static Sandbox start(SandboxOptions options) {
    return start(options, InstantSource.system());
  }

  /** As {@link #start(SandboxOptions)}, with a clock for jobs, tokens, caches and rate limits. */
  static Sandbox start(SandboxOptions options, InstantSource clock) {
    Sandbox sandbox = new Sandbox(options, SandboxLog.open(options.log()), clock);
    sandbox.listen();
    return sandbox;
  }

  private static VertxOptions vertxOptions() {
    FileSystemOptions noFiles =
        new FileSystemOptions().setClassPathResolvingEnabled(false).setFileCachingEnabled(false);
    return new VertxOptions()
        .setEventLoopPoolSize(1)
        .setWorkerPoolSize(1)
        .setInternalBlockingPoolSize(1)
        .setFileSystemOptions(noFiles);
  }

  private HttpServerOptions serverOptions() {
    return new HttpServerOptions()
        .setHost(options.host())
        .setPort(options.port())
        .setHttp2ClearTextEnabled(false)
        .setHandle100ContinueAutomatically(true)
        .setAcceptBacklog(ACCEPT_BACKLOG);
  }

  private void listen() {
    try {
      await(server.listen());
    } catch (CompletionException e) {
      stop();
      throw new UncheckedIOException(new IOException(cannotListen(e.getCause()), e));
    }
    log.line(event("start", Map.of("host", options.host(), "port", port())));
    options.faults().forEach(fault -> log.line(event("fault", describe(fault))));
  }

  private String cannotListen(Throwable cause) {
    String address = options.host() + ":" + options.port();
    return "port: cannot listen on "
        + address
        + " ("
        + cause.getMessage()
        + "); choose another port, or 0 for any free one";
  }

  public int port() {
    return server.actualPort();
  }

  public URI baseUri() {
    String host = options.host().contains(":") ? "[" + options.host() + "]" : options.host();
    return URI.create("http://" + host + ":" + port());
  }

  /** Requests so far by endpoint and status; 0 stands for those that got no answer. */
  public SortedMap<String, SortedMap<Integer, Long>> counts() {
    return counts.snapshot();
  }

  /** Stops listening, drops what is in service, and logs the counts. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      await(vertx.close());
      log.line(event("stop", Map.of()));
      log.line(Map.of("counts", counts()));
      log.close();
    }
  }

  private void stop() {
    closed.set(true);
    await(vertx.close());
    log.close();
  }

  private void logError(Throwable error) {
    log.line(event("error", Map.of("error", error.toString())));
  }

  private static Map<String, Object> describe(Fault fault) {
    return Map.of(
        "endpoint", fault.endpoint(),
        "kind", fault.kind().key(),
        "rate", fault.rate(),
        "status", fault.status(),
        "delayMillis", fault.delayMillis());
  }

  private static Map<String, Object> event(String name, Map<String, Object> details) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("at", InstantSource.system().instant().toString());
    event.put("event", name);
    event.putAll(new TreeMap<>(details));
    return event;
  }

  private static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }
}
