package salvo.sandbox.server;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.function.Supplier;
import salvo.sandbox.http.Reply;
import salvo.sandbox.http.Streamed;

/**
 * A request and its one answer, or the lack of it, which is counted. To be made on the event loop
 * of its connection, and to be used from any: what concerns the connection is done there.
 */
final class Exchange {

  private final HttpServerRequest request;
  private final String name;
  private final Counts counts;
  private final Context connection = Vertx.currentContext();

  Exchange(HttpServerRequest request, String name, Counts counts) {
    this.request = request;
    this.name = name;
    this.counts = counts;
  }

  /** Whether the client went away, so that no answer can reach it. */
  boolean isAbandoned() {
    return request.response().closed();
  }

  /** Sends a reply, which is only made there and then. */
  void answer(Supplier<Reply> reply) {
    connection.runOnContext(now -> send(reply));
  }

  private void send(Supplier<Reply> made) {
    if (isAbandoned()) {
      countUnanswered();
      return;
    }
    Reply reply = made.get();
    // Counted before it is sent: a client that has its answer must find it counted.
    counts.add(name, reply.status());
    HttpServerResponse response = request.response().setStatusCode(reply.status());
    reply.headers().forEach(response::putHeader);
    response.end(reply.body().get());
  }

  /**
   * Sends the head of a reply, and lets its body be written bit by bit.
   *
   * @param handlers where the body is made
   * @param over is done there once, when the body is whole, or the client has gone away
   */
  void stream(Reply reply, Context handlers, Runnable over) {
    Streamed streamed = reply.streamed().orElseThrow();
    connection.runOnContext(
        now -> {
          if (isAbandoned()) {
            countUnanswered();
            handlers.runOnContext(there -> over.run());
            return;
          }
          counts.add(name, reply.status());
          HttpServerResponse response =
              request.response().setStatusCode(reply.status()).setChunked(true);
          reply.headers().forEach(response::putHeader);
          StreamOutlet outlet = new StreamOutlet(request, connection, handlers, over);
          response.closeHandler(closed -> outlet.abandoned(streamed));
          response.writeHead();
          handlers.runOnContext(there -> streamed.begin(outlet));
        });
  }

  void reset() {
    countUnanswered();
    connection.runOnContext(now -> request.connection().close());
  }

  void countUnanswered() {
    counts.add(name, Counts.NO_ANSWER);
  }

  /** Does it on the connection's event loop when the client goes away, or is gone already. */
  void whenAbandoned(Runnable action) {
    connection.runOnContext(
        now -> {
          if (isAbandoned()) {
            action.run();
          } else {
            request.response().closeHandler(closed -> action.run());
          }
        });
  }
}
