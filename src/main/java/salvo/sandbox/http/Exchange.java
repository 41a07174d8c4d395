package salvo.sandbox.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** A request and its one answer, or the lack of it, which is counted. For the event loop only. */
final class Exchange {

  private final HttpServerRequest request;
  private final String name;
  private final Counts counts;

  Exchange(HttpServerRequest request, String name, Counts counts) {
    this.request = request;
    this.name = name;
    this.counts = counts;
  }

  /** Whether the client went away, so that no answer can reach it. */
  boolean isAbandoned() {
    return request.response().closed();
  }

  void answer(Reply reply) {
    if (isAbandoned()) {
      countUnanswered();
      return;
    }
    // Counted before it is sent: a client that has its answer must find it counted.
    counts.add(name, reply.status());
    HttpServerResponse response = request.response().setStatusCode(reply.status());
    reply.headers().forEach(response::putHeader);
    response.end(reply.body());
  }

  void reset() {
    countUnanswered();
    request.connection().close();
  }

  void countUnanswered() {
    counts.add(name, Counts.NO_ANSWER);
  }

  void whenAbandoned(Runnable action) {
    request.response().closeHandler(closed -> action.run());
  }
}
