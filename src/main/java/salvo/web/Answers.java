package salvo.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

/** Answers that all servers give alike. */
public final class Answers {

  private Answers() {}

  /** Nothing is kept, guessed, or told to whom a link leads to. */
  public static void harden(HttpServerRequest request) {
    request
        .response()
        .putHeader("cache-control", "no-store")
        .putHeader("x-content-type-options", "nosniff")
        .putHeader("referrer-policy", "no-referrer");
  }

  /** Whether it is of that method; refuses it otherwise. */
  public static boolean allows(HttpServerRequest request, HttpMethod method) {
    boolean allowed = request.method().equals(method);
    if (!allowed) {
      request.response().putHeader("allow", method.name());
      answer(request, 405, "Use " + method.name() + ".");
    }
    return allowed;
  }

  /** Answers with a sentence. */
  public static void answer(HttpServerRequest request, int status, String sentence) {
    request
        .response()
        .setStatusCode(status)
        .putHeader("content-type", "text/plain; charset=utf-8")
        .end(sentence + "\n");
  }

  /** That it was sent here by the name of another host. */
  public static void misdirected(HttpServerRequest request) {
    answer(request, 421, "Open the page at 127.0.0.1, not by another name.");
  }
}
