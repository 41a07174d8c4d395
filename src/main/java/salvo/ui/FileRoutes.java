package salvo.ui;

import static salvo.web.Answers.answer;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import salvo.ui.api.Refused;
import salvo.ui.runs.RunFolder;
import salvo.ui.runs.RunsApi;
import salvo.web.Answers;
import salvo.web.FileTypes;
import salvo.web.Guard;

/**
 * The files of runs, by addresses that a link can have: a key in the path stands for the token. A
 * page among them is shown as one of a strange origin, which can reach neither the room nor the
 * network.
 */
final class FileRoutes implements Handler<HttpServerRequest> {

  static final String PREFIX = "/files/";

  private static final String POLICY =
      "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline';"
          + " img-src 'self' data:; font-src 'self' data:; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'; sandbox allow-scripts allow-downloads allow-popups";

  private final RunsApi runs;
  private final String key;
  private final Executor threads;

  FileRoutes(RunsApi runs, String key, Executor threads) {
    this.runs = runs;
    this.key = key;
    this.threads = threads;
  }

  @Override
  public void handle(HttpServerRequest request) {
    if (!Answers.allows(request, HttpMethod.GET)) {
      return;
    }
    Context server = Vertx.currentContext();
    try {
      List<String> parts = Addresses.parts(request.path().substring(PREFIX.length()));
      if (parts.isEmpty() || !Guard.isSame(parts.get(0), key)) {
        answer(
            request,
            403,
            "This address does not belong to this control room: open the file from a run.");
        return;
      }
      threads.execute(
          () -> {
            Optional<Path> file = file(parts.subList(1, parts.size()));
            server.runOnContext(nothing -> send(request, file));
          });
    } catch (IllegalArgumentException e) {
      answer(request, 400, "The address is not correctly encoded as a URL.");
    } catch (RejectedExecutionException e) {
      answer(request, 503, "The control room is closing.");
    }
  }

  /** A regular file within the folder of a run, with no link on the way to it. */
  private Optional<Path> file(List<String> parts) {
    try {
      RunFolder folder = runs.require(parts);
      Path root = folder.path().toRealPath();
      Path file = root;
      for (String name : parts.subList(folder.segments().size(), parts.size())) {
        if (name.equals("..") || name.equals(".") || name.matches(".*[/\\\\\\x00].*")) {
          return Optional.empty();
        }
        file = file.resolve(name);
      }
      boolean within = Files.exists(file) && file.toRealPath().equals(file);
      return Optional.of(file)
          .filter(it -> within && Files.isRegularFile(it, LinkOption.NOFOLLOW_LINKS));
    } catch (Refused | IOException e) {
      return Optional.empty();
    }
  }

  private static void send(HttpServerRequest request, Optional<Path> file) {
    if (file.isEmpty()) {
      answer(request, 404, "The run has no such file.");
      return;
    }
    request
        .response()
        .putHeader("content-type", FileTypes.of(file.get().getFileName().toString()))
        .putHeader("content-security-policy", POLICY)
        .sendFile(file.get().toString())
        .onFailure(unreadable -> request.connection().close());
  }
}
