package salvo.ui;

import java.util.List;
import java.util.Locale;
import salvo.web.OwnPage;

/** The pages of the room. Each has its own body and script, within one frame. */
enum RoomPages {
  RUNS("/", "Runs"),
  RUN("/run", "Run"),
  COMPARE("/compare", "Compare"),
  NEW("/new", "New run"),
  LOG("/log", "Log");

  private static final String FOLDER = "ui/";

  private final String path;
  private final String title;

  RoomPages(String path, String title) {
    this.path = path;
    this.title = title;
  }

  String path() {
    return path;
  }

  OwnPage page() {
    String name = FOLDER + name().toLowerCase(Locale.ROOT);
    return OwnPage.of(
            FOLDER + "frame.html",
            List.of("page/curves.css", FOLDER + "ui.css"),
            List.of(FOLDER + "ui.js", FOLDER + "charts.js", name + ".js"))
        .with("@title@", title)
        .with("<!--main-->", OwnPage.resource(name + ".html"));
  }
}
