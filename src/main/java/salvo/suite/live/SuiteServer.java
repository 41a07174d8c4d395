package salvo.suite.live;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import salvo.web.Answers;
import salvo.web.Guard;
import salvo.web.LoopbackServer;
import salvo.web.OwnPage;

/** Serves the live page of a suite, on loopback. */
public final class SuiteServer implements AutoCloseable {

  private final SuiteLive live;
  private final OwnPage page;
  private final LoopbackServer server;

  private SuiteServer(SuiteLive live) throws IOException {
    this.live = live;
    this.page = OwnPage.of("suite/suite.html", List.of(), List.of("suite/suite.js"));
    this.server = LoopbackServer.start(0, Duration.ZERO, this::handle);
  }

  /**
   * Starts to listen at any free port.
   *
   * @throws IOException when it cannot listen
   */
  public static SuiteServer start(SuiteLive live) throws IOException {
    return new SuiteServer(live);
  }

  /** Where the page is. */
  public URI address() {
    return server.address();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private void handle(HttpServerRequest request) {
    Answers.harden(request);
    if (!Guard.isOwnHost(request)) {
      Answers.misdirected(request);
    } else if (Answers.allows(request, HttpMethod.GET)) {
      switch (request.path()) {
        case "/" -> page.show(request.response());
        case "/state" -> state(request);
        default -> Answers.answer(request, 404, "There is nothing here but / and /state.");
      }
    }
  }

  /** Files are looked at, so not on the server's thread. */
  private void state(HttpServerRequest request) {
    Vertx.currentContext()
        .executeBlocking(() -> live.json().toString())
        .onSuccess(
            json ->
                request
                    .response()
                    .putHeader("content-type", "application/json; charset=utf-8")
                    .end(json))
        .onFailure(e -> Answers.answer(request, 500, String.valueOf(e.getMessage())));
  }
}
