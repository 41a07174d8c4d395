package salvo.live.page;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Pattern;
import salvo.live.LiveDrive;
import salvo.live.LiveMetrics;

/**
 * What the server answers, and to whom. A name of a foreign host may point to this machine, so the
 * Host header has to be a name of the machine itself; and any page of the web may send requests
 * here, so one that changes or stops the run has to come from our own page and carry its token.
 */
final class LiveRoutes implements Handler<HttpServerRequest> {

  static final String TOKEN_HEADER = "X-Salvo-Token";

  private static final Pattern OWN_HOST =
      Pattern.compile("(127\\.0\\.0\\.1|localhost|\\[::1])(:\\d{1,5})?", Pattern.CASE_INSENSITIVE);

  /** Of a form: at most 999 bytes. */
  private static final Pattern LENGTH = Pattern.compile("\\d{1,3}");

  private final LivePage page;
  private final EventStreams streams;
  private final Optional<LiveMetrics> metrics;
  private final LiveControl control;

  /**
   * @param control what can be done to the run
   */
  LiveRoutes(
      LivePage page, EventStreams streams, Optional<LiveMetrics> metrics, LiveControl control) {
    this.page = page;
    this.streams = streams;
    this.metrics = metrics;
    this.control = control;
  }

  @Override
  public void handle(HttpServerRequest request) {
    request
        .response()
        .putHeader("cache-control", "no-store")
        .putHeader("x-content-type-options", "nosniff")
        .putHeader("referrer-policy", "no-referrer");
    if (!isOwnHost(request)) {
      answer(request, 421, "Open the page at 127.0.0.1, not by another name.");
    } else {
      route(request);
    }
  }

  private void route(HttpServerRequest request) {
    switch (request.path()) {
      case "/" -> {
        if (allows(request, HttpMethod.GET)) {
          show(request.response());
        }
      }
      case "/events" -> {
        if (allows(request, HttpMethod.GET)) {
          streams.open(request);
        }
      }
      case "/metrics" -> {
        if (allows(request, HttpMethod.GET)) {
          metrics.ifPresentOrElse(
              it -> write(request, it), () -> answer(request, 404, "There is nothing to scrape."));
        }
      }
      case "/stop" -> {
        if (allows(request, HttpMethod.POST) && isOurs(request)) {
          stop(request);
        }
      }
      case "/level", "/pause", "/resume" -> {
        if (allows(request, HttpMethod.POST) && isOurs(request)) {
          turn(request);
        }
      }
      default -> answer(request, 404, "There is nothing here but / and /metrics.");
    }
  }

  private void show(HttpServerResponse response) {
    String nonce = LivePage.secret();
    response
        .putHeader("content-type", "text/html; charset=utf-8")
        .putHeader("content-security-policy", LivePage.policy(nonce))
        .end(page.html(nonce));
  }

  private static void write(HttpServerRequest request, LiveMetrics metrics) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try {
      metrics.write(text);
      request
          .response()
          .putHeader("content-type", metrics.contentType())
          .end(Buffer.buffer(text.toByteArray()));
    } catch (IOException | RuntimeException e) {
      answer(request, 500, "The metrics cannot be written: " + e + ".");
    }
  }

  private void stop(HttpServerRequest request) {
    if (control.stop()) {
      answer(request, 202, "The load is being stopped.");
    } else {
      answer(request, 409, "There is no load to stop: it has not begun, or is over.");
    }
  }

  private void turn(HttpServerRequest request) {
    Optional<LiveDrive> drive = control.drive();
    if (drive.isEmpty()) {
      answer(request, 409, "There is no load whose level can be changed.");
    } else if (header(request, "content-length").filter(LENGTH.asMatchPredicate()).isEmpty()) {
      answer(request, 413, "Send a short form with its length: level=40&ramp=10s.");
    } else {
      request.body().onSuccess(body -> turn(request, body.toString(), drive.get()));
    }
  }

  private static void turn(HttpServerRequest request, String form, LiveDrive drive) {
    try {
      answer(request, 200, DialRoute.turn(request.path(), form, drive));
    } catch (IllegalArgumentException e) {
      answer(request, 400, e.getMessage());
    }
  }

  /** Whether that comes from our own page, or from whom has been given its token. */
  private boolean isOurs(HttpServerRequest request) {
    boolean isSameOrigin = isSameOrigin(request);
    if (!isSameOrigin) {
      answer(request, 403, "The run can be changed and stopped from its own page only.");
    } else if (!hasToken(request)) {
      answer(request, 403, "The token is not that of this run: load the page again.");
    }
    return isSameOrigin && hasToken(request);
  }

  private static boolean allows(HttpServerRequest request, HttpMethod method) {
    boolean allowed = request.method().equals(method);
    if (!allowed) {
      request.response().putHeader("allow", method.name());
      answer(request, 405, "Use " + method.name() + ".");
    }
    return allowed;
  }

  private static boolean isOwnHost(HttpServerRequest request) {
    return host(request).filter(OWN_HOST.asMatchPredicate()).isPresent();
  }

  private static boolean isSameOrigin(HttpServerRequest request) {
    return host(request).map("http://"::concat).equals(header(request, "origin"));
  }

  private boolean hasToken(HttpServerRequest request) {
    byte[] given = header(request, TOKEN_HEADER).orElse("").getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(given, page.token().getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<String> host(HttpServerRequest request) {
    return header(request, "host");
  }

  private static Optional<String> header(HttpServerRequest request, String name) {
    return Optional.ofNullable(request.getHeader(name));
  }

  private static void answer(HttpServerRequest request, int status, String sentence) {
    request
        .response()
        .setStatusCode(status)
        .putHeader("content-type", "text/plain; charset=utf-8")
        .end(sentence + "\n");
  }
}
