package salvo.ui;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import salvo.ui.api.Api;
import salvo.ui.api.Asked;
import salvo.ui.api.Reply;
import salvo.web.Guard;

/** Hands what is asked of the API to who answers it, on other threads than the server's. */
final class ApiRoutes implements Handler<HttpServerRequest> {

  static final String PREFIX = "/api/";

  private static final int MOST_BYTES = 64 * 1024;

  private final Map<String, Api> apis;
  private final String token;
  private final Executor threads;

  ApiRoutes(Map<String, Api> apis, String token, Executor threads) {
    this.apis = apis;
    this.token = token;
    this.threads = threads;
  }

  @Override
  public void handle(HttpServerRequest request) {
    if (Guard.isForeign(request)) {
      send(request, Reply.refused(403, "Other pages may not call the control room."));
    } else if (!Guard.hasToken(request, token)) {
      send(
          request,
          Reply.refused(
              403,
              "The token is missing, or not that of this control room: open the address that"
                  + " ./salvo ui printed, or send its token as "
                  + Guard.TOKEN_HEADER
                  + "."));
    } else {
      read(request);
    }
  }

  private void read(HttpServerRequest request) {
    Buffer body = Buffer.buffer();
    Context server = Vertx.currentContext();
    request.handler(
        part -> {
          if (body.length() <= MOST_BYTES) {
            body.appendBuffer(part);
          }
        });
    request.endHandler(
        end -> {
          if (body.length() > MOST_BYTES) {
            send(request, Reply.refused(413, "The body has more than " + MOST_BYTES + " bytes."));
          } else {
            answer(request, body.getBytes(), server);
          }
        });
  }

  private void answer(HttpServerRequest request, byte[] body, Context server) {
    try {
      Asked all =
          new Asked(
              request.method().name(),
              Addresses.parts(request.path().substring(PREFIX.length())),
              Addresses.parameters(request.uri()),
              body);
      threads.execute(
          () -> {
            Sent sent = Sent.of(answer(all));
            server.runOnContext(nothing -> send(request, sent));
          });
    } catch (IllegalArgumentException e) {
      send(request, Reply.refused(400, "The address is not correctly encoded as a URL."));
    } catch (RejectedExecutionException e) {
      send(request, Reply.refused(503, "The control room is closing."));
    }
  }

  private Reply answer(Asked all) {
    try {
      List<String> path = all.path();
      Api api = path.isEmpty() ? null : apis.get(path.get(0));
      if (api == null) {
        throw all.unknown();
      }
      return api.answer(
          new Asked(all.method(), path.subList(1, path.size()), all.query(), all.body()));
    } catch (Exception | StackOverflowError | OutOfMemoryError e) {
      return Failures.reply(e);
    }
  }

  /** An answer as text, made on a thread that may take its time. */
  private record Sent(int status, String text) {

    static Sent of(Reply reply) {
      return new Sent(reply.status(), reply.text());
    }
  }

  private static void send(HttpServerRequest request, Reply reply) {
    send(request, Sent.of(reply));
  }

  private static void send(HttpServerRequest request, Sent sent) {
    if (!request.response().closed()) {
      request
          .response()
          .setStatusCode(sent.status())
          .putHeader("content-type", "application/json; charset=utf-8")
          .end(sent.text());
    }
  }
}
