package salvo.live.page;

import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.Optional;
import salvo.web.OwnPage;

/** The page itself: one HTML file that brings its own style, script and charts. */
final class LivePage {

  private final String token;
  private final OwnPage page;

  /**
   * @param token what the page proves itself by when it asks to stop the run
   * @param report what the report has that the page opens at the end
   */
  LivePage(String token, Optional<OwnPage.Allowed> report) {
    this.token = token;
    this.page =
        OwnPage.of("live/live.html", List.of("live/live.css"), List.of("live/live.js"))
            .with("@token@", token)
            .allowing(report);
  }

  String token() {
    return token;
  }

  void show(HttpServerResponse response) {
    page.show(response);
  }
}
