package salvo.e2e;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.StreamResetException;
import io.vertx.core.net.PfxOptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A server whose answers come token by token, or do not, as the path says; it counts the requests
 * that it has read, and those whose clients did not wait for the end.
 */
final class TokenTarget implements AutoCloseable {

  private static final long TOKEN_MILLIS = 20;
  private static final int TOKENS = 5;

  private final Vertx vertx = Vertx.vertx();
  private final Map<String, AtomicLong> requests = new ConcurrentHashMap<>();
  private final Map<String, AtomicLong> given = new ConcurrentHashMap<>();
  private final Set<String> versions = ConcurrentHashMap.newKeySet();
  private final String scheme;
  private final HttpServer server;

  private TokenTarget(String scheme, HttpServerOptions options) {
    this.scheme = scheme;
    this.server = vertx.createHttpServer(options.setHost("localhost").setPort(0));
    server.requestHandler(this::answer).listen().toCompletionStage().toCompletableFuture().join();
  }

  /** One that speaks HTTP/1, and HTTP/2 with whoever begins with it. */
  static TokenTarget start() {
    return new TokenTarget("http", new HttpServerOptions());
  }

  /** One that speaks HTTP/2, with TLS. */
  static TokenTarget start(Path certificate) {
    return new TokenTarget(
        "https",
        new HttpServerOptions()
            .setSsl(true)
            .setUseAlpn(true)
            .setKeyCertOptions(
                new PfxOptions().setPath(certificate.toString()).setPassword(TlsTarget.PASSWORD)));
  }

  URI uri() {
    return URI.create(scheme + "://localhost:" + server.actualPort());
  }

  /** Requests, by method and path. */
  Map<String, Long> counts() {
    return numbers(requests);
  }

  /** Those whose client went away: a reset of HTTP/2, or a connection of HTTP/1 that was closed. */
  Map<String, Long> givenUp() {
    return numbers(given);
  }

  /** The versions of HTTP that requests came over: http/1.1, h2. */
  Set<String> versions() {
    return versions;
  }

  private static Map<String, Long> numbers(Map<String, AtomicLong> counted) {
    Map<String, Long> numbers = new TreeMap<>();
    counted.forEach((name, number) -> numbers.put(name, number.get()));
    return numbers;
  }

  private static void count(Map<String, AtomicLong> counted, String name) {
    counted.computeIfAbsent(name, it -> new AtomicLong()).incrementAndGet();
  }

  private void answer(HttpServerRequest request) {
    String name = request.method() + " " + request.path();
    count(requests, name);
    versions.add(request.version().alpnName());
    HttpServerResponse response = request.response();
    boolean[] isGone = new boolean[1];
    Runnable gone =
        () -> {
          if (!isGone[0] && !response.ended()) {
            isGone[0] = true;
            count(given, name);
          }
        };
    response.exceptionHandler(
        e -> {
          if (e instanceof StreamResetException) {
            gone.run();
          }
        });
    response.closeHandler(closed -> gone.run());
    request.bodyHandler(body -> begin(request, request.path().substring(1)));
  }

  private void begin(HttpServerRequest request, String way) {
    if (way.equals("mute")) {
      return;
    }
    HttpServerResponse response = request.response().putHeader("Content-Type", "text/event-stream");
    if (request.version().alpnName().equals("http/1.1")) {
      response.setChunked(true);
    }
    tell(request, way, 0);
  }

  private void tell(HttpServerRequest request, String way, int told) {
    HttpServerResponse response = request.response();
    if (response.closed() || (way.equals("stalled") && told == 2)) {
      return;
    }
    if (way.equals("cut") && told == 2) {
      request.connection().close();
    } else if (told == TOKENS) {
      response.end(
          "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n");
    } else {
      response.write("data: {\"choices\":[{\"delta\":{\"content\":\"token \"}}]}\n\n");
      vertx.setTimer(TOKEN_MILLIS, timer -> tell(request, way, told + 1));
    }
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
