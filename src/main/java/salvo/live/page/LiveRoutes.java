package salvo.live.page;

import static salvo.web.Answers.allows;
import static salvo.web.Answers.answer;
import static salvo.web.Guard.isSameOrigin;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import salvo.live.LiveMetrics;
import salvo.web.Answers;
import salvo.web.Guard;

/** What the server answers, and to whom. */
final class LiveRoutes implements Handler<HttpServerRequest> {

  private final LivePage page;
  private final EventStreams streams;
  private final Optional<LiveMetrics> metrics;
  private final BooleanSupplier stop;

  /**
   * @param stop asks for the end of the load; false when there is nothing to stop
   */
  LiveRoutes(
      LivePage page, EventStreams streams, Optional<LiveMetrics> metrics, BooleanSupplier stop) {
    this.page = page;
    this.streams = streams;
    this.metrics = metrics;
    this.stop = stop;
  }

  @Override
  public void handle(HttpServerRequest request) {
    Answers.harden(request);
    if (!Guard.isOwnHost(request)) {
      Answers.misdirected(request);
    } else {
      route(request);
    }
  }

  private void route(HttpServerRequest request) {
    switch (request.path()) {
      case "/" -> {
        if (allows(request, HttpMethod.GET)) {
          page.show(request.response());
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
        if (allows(request, HttpMethod.POST)) {
          stop(request);
        }
      }
      default -> answer(request, 404, "There is nothing here but / and /metrics.");
    }
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
    if (!isSameOrigin(request)) {
      answer(request, 403, "The run can be stopped from its own page only.");
    } else if (!hasToken(request)) {
      answer(request, 403, "The token is not that of this run: load the page again.");
    } else if (stop.getAsBoolean()) {
      answer(request, 202, "The load is being stopped.");
    } else {
      answer(request, 409, "There is no load to stop: it has not begun, or is over.");
    }
  }

  private boolean hasToken(HttpServerRequest request) {
    return Guard.hasToken(request, page.token());
  }
}
