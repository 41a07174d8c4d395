package salvo.live.page;

import static salvo.web.Answers.allows;
import static salvo.web.Answers.answer;
import static salvo.web.Guard.isSameOrigin;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import salvo.live.LiveDial;
import salvo.live.LiveDrive;
import salvo.live.LiveMetrics;
import salvo.web.Answers;
import salvo.web.Guard;

/** What the server answers, and to whom. */
final class LiveRoutes implements Handler<HttpServerRequest> {

  /** Of a form: at most 999 bytes. */
  private static final Pattern LENGTH = Pattern.compile("\\d{1,3}");

  private final LivePage page;
  private final EventStreams streams;
  private final Optional<LiveMetrics> metrics;
  private final LiveControl control;
  private final ReportRoutes report;
  private final Runnable reportTaken;

  /**
   * @param control what can be done to the run
   * @param reportTaken is told each time that a page has the report and the files beside it
   */
  LiveRoutes(
      LivePage page,
      EventStreams streams,
      Optional<LiveMetrics> metrics,
      LiveControl control,
      Runnable reportTaken) {
    this.reportTaken = reportTaken;
    this.page = page;
    this.streams = streams;
    this.metrics = metrics;
    this.control = control;
    this.report = new ReportRoutes(control::report);
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
      case ReportRoutes.REPORT -> report.report(request);
      case "/taken" -> {
        if (allows(request, HttpMethod.POST) && isOurs(request)) {
          reportTaken.run();
          answer(request, 200, "The run may end.");
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
      case "/start" -> {
        if (allows(request, HttpMethod.POST) && isOurs(request)) {
          start(request);
        }
      }
      case "/level", "/pause", "/resume" -> {
        if (allows(request, HttpMethod.POST) && isOurs(request)) {
          turn(request);
        }
      }
      default -> {
        if (request.path().startsWith(ReportRoutes.FILES)) {
          report.file(request);
        } else {
          answer(request, 404, "There is nothing here but / and /metrics.");
        }
      }
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
    if (control.stop()) {
      answer(request, 202, "The load is being stopped.");
    } else {
      answer(request, 409, "There is no load to stop: it has not begun, or is over.");
    }
  }

  private void start(HttpServerRequest request) {
    if (control.start()) {
      answer(request, 202, "The run begins.");
    } else {
      answer(request, 409, "The run does not wait for a start.");
    }
  }

  private void turn(HttpServerRequest request) {
    Optional<LiveDrive> drive = control.drive();
    Optional<String> locked = drive.flatMap(LiveDrive::now).flatMap(LiveDial::locked);
    String length = String.valueOf(request.getHeader("content-length"));
    if (drive.isEmpty()) {
      answer(request, 409, "There is no load whose level can be changed.");
    } else if (locked.isPresent()) {
      answer(request, 409, locked.get());
    } else if (!LENGTH.matcher(length).matches()) {
      answer(request, 413, "Send a short form with a Content-Length: level=40&ramp=10s.");
    } else {
      request.body().onSuccess(body -> turn(request, body.toString(), drive.get()));
    }
  }

  /** Not on the server's thread: all injectors of a run may have to agree first. */
  private static void turn(HttpServerRequest request, String form, LiveDrive drive) {
    Vertx.currentContext()
        .executeBlocking(() -> DialRoute.turn(request.path(), form, drive))
        .onSuccess(changed -> answer(request, 200, changed))
        .onFailure(
            e ->
                answer(request, e instanceof IllegalArgumentException ? 400 : 500, e.getMessage()));
  }

  /** Whether that comes from our own page, or from whom has been given its token. */
  private boolean isOurs(HttpServerRequest request) {
    if (!isSameOrigin(request)) {
      answer(request, 403, "The run can be changed and stopped from its own page only.");
      return false;
    }
    if (!Guard.hasToken(request, page.token())) {
      answer(request, 403, "The token is not that of this run: reload the page.");
      return false;
    }
    return true;
  }
}
