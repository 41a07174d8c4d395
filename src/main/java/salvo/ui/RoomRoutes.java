package salvo.ui;

import static salvo.web.Answers.answer;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import salvo.web.Answers;
import salvo.web.Guard;
import salvo.web.OwnPage;

/**
 * What the server answers: pages, which hold nothing of anybody, the API to who has the token, and
 * the files of runs.
 */
final class RoomRoutes implements Handler<HttpServerRequest> {

  private final Map<String, OwnPage> pages = new TreeMap<>();
  private final ApiRoutes api;
  private final FileRoutes files;

  RoomRoutes(ApiRoutes api, FileRoutes files) {
    this.api = api;
    this.files = files;
    for (RoomPages page : RoomPages.values()) {
      pages.put(page.path(), page.page());
    }
  }

  @Override
  public void handle(HttpServerRequest request) {
    Answers.harden(request);
    if (!Guard.isOwnHost(request)) {
      Answers.misdirected(request);
    } else if (request.path().startsWith(ApiRoutes.PREFIX)) {
      api.handle(request);
    } else if (request.path().startsWith(FileRoutes.PREFIX)) {
      files.handle(request);
    } else {
      Optional.ofNullable(pages.get(request.path()))
          .ifPresentOrElse(
              page -> show(page, request),
              () -> answer(request, 404, "There is no page here: start at /."));
    }
  }

  private static void show(OwnPage page, HttpServerRequest request) {
    if (Answers.allows(request, HttpMethod.GET)) {
      page.show(request.response());
    }
  }
}
