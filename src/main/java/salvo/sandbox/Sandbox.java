package salvo.sandbox;

import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
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
import salvo.sandbox.behaviour.Fault;
import salvo.sandbox.server.Counts;
import salvo.sandbox.server.Dispatcher;
import salvo.sandbox.server.Dispatcher.Limits;
import salvo.sandbox.server.ManyKinds;
import salvo.sandbox.server.Router;
import salvo.sandbox.server.SocketDispatcher;

/**
 * A stand-in for the systems under test: a server with their APIs, their service times and, on
 * request, their limits and faults. As many event loops as there are processors read requests and
 * write answers; one more runs the handlers of all, one at a time, so that their state needs no
 * locks and the same requests in the same order have the same answers.
 */
public final class Sandbox implements AutoCloseable {

  private static final int ACCEPT_BACKLOG = 8192;
  private static final int SERVERS = Runtime.getRuntime().availableProcessors();

  private final SandboxOptions options;
  private final SandboxLog log;
  private final Vertx vertx;
  private final Counts counts = new Counts();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Dispatcher dispatcher;
  private final SocketDispatcher sockets;
  private volatile int port;

  private Sandbox(SandboxOptions options, SandboxLog log, InstantSource clock) {
    this.options = options;
    this.log = log;
    this.vertx = Vertx.vertx(vertxOptions());
    Context handlers = vertx.getOrCreateContext();
    Router router = Systems.router(options, clock, log::line);
    dispatcher =
        new Dispatcher(
            handlers,
            router,
            new Limits(options.slots(), options.queue()),
            options.faults(),
            options.seed(),
            counts,
            this::logError);
    sockets =
        new SocketDispatcher(handlers, router.sockets(), options.faults(), options.seed(), counts);
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
        .setEventLoopPoolSize(SERVERS + 1)
        .setWorkerPoolSize(1)
        .setInternalBlockingPoolSize(1)
        .setFileSystemOptions(noFiles);
  }

  /** Where all servers listen; if on any port, then all on the same one. */
  private SocketAddress address() {
    return options.port() == 0
        ? SocketAddress.sharedRandomPort(1, options.host())
        : SocketAddress.inetSocketAddress(options.port(), options.host());
  }

  /**
   * Whatever subprotocol a client of a WebSocket asks for, it gets. Netty takes no more than 128
   * requests at once of a connection whose sockets may compress.
   */
  private static HttpServerOptions serverOptions() {
    return new HttpServerOptions()
        .setPerFrameWebSocketCompressionSupported(false)
        .setPerMessageWebSocketCompressionSupported(false)
        .addWebSocketSubProtocol(WebSocketServerHandshaker.SUB_PROTOCOL_WILDCARD)
        .setHttp2ClearTextEnabled(false)
        .setHandle100ContinueAutomatically(true)
        .setAcceptBacklog(ACCEPT_BACKLOG);
  }

  private void listen() {
    try {
      await(vertx.deployVerticle(() -> this::serve, new DeploymentOptions().setInstances(SERVERS)));
    } catch (CompletionException e) {
      stop();
      throw new UncheckedIOException(new IOException(cannotListen(e.getCause()), e));
    }
    log.line(event("start", Map.of("host", options.host(), "port", port())));
    options.faults().forEach(fault -> log.line(event("fault", describe(fault))));
  }

  private Handler<HttpServerRequest> requests() {
    return options.manyKinds() ? new ManyKinds(dispatcher::dispatch) : dispatcher::dispatch;
  }

  /** Starts one of the servers, which share the port and take new connections in turn. */
  private Future<?> serve(Context eventLoop) {
    return vertx
        .createHttpServer(serverOptions())
        .requestHandler(requests())
        .webSocketHandshakeHandler(sockets::connect)
        .listen(address())
        .onSuccess(server -> port = server.actualPort());
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
    return port;
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
