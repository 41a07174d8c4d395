package salvo.live.page;

import static salvo.web.Answers.allows;
import static salvo.web.Answers.answer;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import salvo.web.FileTypes;

/**
 * The report and the files beside it, once they are written. A page takes them before it confirms
 * the report, as nobody serves them once the run has ended.
 */
final class ReportRoutes {

  static final String REPORT = "/report";
  static final String FILES = "/report/";

  /** Of one file: a page keeps them in the memory of its browser. */
  static final long MOST_BYTES = 16L << 20;

  /** Letters that no address encodes, without any that leads out of a folder. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}");

  private static final String POLICY = "sandbox allow-scripts";

  private final Supplier<Optional<Path>> report;

  /**
   * @param report the file of the report; empty until it is written
   */
  ReportRoutes(Supplier<Optional<Path>> report) {
    this.report = report;
  }

  /** Answers with the report itself. */
  void report(HttpServerRequest request) {
    if (allows(request, HttpMethod.GET)) {
      report
          .get()
          .ifPresentOrElse(
              it -> send(request, it),
              () -> answer(request, 404, "The report is not written yet."));
    }
  }

  /** Answers with a file that stands beside the report, and with none from elsewhere. */
  void file(HttpServerRequest request) {
    if (!allows(request, HttpMethod.GET)) {
      return;
    }
    Optional<Path> file = beside(request.path().substring(FILES.length()));
    if (file.isEmpty()) {
      answer(request, 404, "There is no such file beside the report.");
    } else if (file.get().toFile().length() > MOST_BYTES) {
      answer(
          request, 413, "The file is too large for a page to keep: open it in the run's folder.");
    } else {
      send(request, file.get());
    }
  }

  private Optional<Path> beside(String name) {
    return report
        .get()
        .filter(it -> NAME.matcher(name).matches())
        .map(it -> it.resolveSibling(name))
        .filter(it -> Files.isRegularFile(it, LinkOption.NOFOLLOW_LINKS));
  }

  private static void send(HttpServerRequest request, Path file) {
    Vertx.currentContext()
        .executeBlocking(() -> Buffer.buffer(Files.readAllBytes(file)))
        .onSuccess(
            content ->
                request
                    .response()
                    .putHeader("content-type", FileTypes.of(file.getFileName().toString()))
                    .putHeader("content-security-policy", POLICY)
                    .end(content))
        .onFailure(e -> answer(request, 500, file.getFileName() + " cannot be read: " + e + "."));
  }
}
