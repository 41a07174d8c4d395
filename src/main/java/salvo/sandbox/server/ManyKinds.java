package salvo.sandbox.server;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Gives some of the answers the form that other servers give theirs, and ends a connection now and
 * then. A client that has met one form only is compiled for that, and anew for the next.
 */
public final class ManyKinds implements Handler<HttpServerRequest> {

  private static final long EACH_FORM = 16;
  private static final long EACH_END = 997;

  private static final List<Map<String, String>> FORMS =
      List.of(
          Map.of("Server", "nginx", "Connection", "keep-alive", "Vary", "Accept-Encoding"),
          Map.of("server", "envoy", "x-envoy-upstream-service-time", "5", "date", "today"),
          Map.of("X-Powered-By", "Express", "ETag", "W/\"2-vyGp6PvFo4RvsFtPoIWeCReyIC8\""),
          Map.of("Keep-Alive", "timeout=5", "Connection", "keep-alive", "Via", "1.1 google"),
          Map.of(
              "Cache-Control",
              "no-cache, no-store, must-revalidate",
              "Pragma",
              "no-cache",
              "Expires",
              "0",
              "X-Request-Id",
              "3f1c9a52-7d0e-4b7a-9d0f-64a1a3f0c1de"),
          Map.of(
              "Strict-Transport-Security",
              "max-age=31536000; includeSubDomains",
              "X-Content-Type-Options",
              "nosniff",
              "X-Frame-Options",
              "DENY",
              "Referrer-Policy",
              "no-referrer"),
          Map.of("Last-Modified", "Sat, 28 Nov 2026 10:00:00 GMT", "Accept-Ranges", "bytes"),
          Map.of("Alt-Svc", "h3=\":443\"", "CF-RAY", "8a1b2c3d4e5f-FRA", "Age", "12", "P3P", ""));

  private final Handler<HttpServerRequest> requests;
  private final AtomicLong count = new AtomicLong();

  public ManyKinds(Handler<HttpServerRequest> requests) {
    this.requests = requests;
  }

  @Override
  public void handle(HttpServerRequest request) {
    long number = count.incrementAndGet();
    HttpServerResponse response = request.response();
    if (number % EACH_FORM == 0) {
      FORMS.get((int) (number / EACH_FORM % FORMS.size())).forEach(response::putHeader);
    }
    if (number % EACH_END == 0) {
      response.putHeader("Connection", "close");
      response.endHandler(ended -> request.connection().close());
    }
    requests.handle(request);
  }
}
