package salvo.config.steps;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a request carries. Its texts may hold secrets, so that none of it prints itself. */
public sealed interface Body {

  Body NONE = new Text("");

  /** A text as it stands, but for its placeholders. */
  record Text(String text) implements Body {
    @Override
    public String toString() {
      return "Text";
    }
  }

  /**
   * JSON, whose placeholders become JSON too.
   *
   * @param query whether it is a query of GraphQL, whose errors come with status 200
   */
  record Json(String json, boolean query) implements Body {
    @Override
    public String toString() {
      return "Json";
    }
  }

  /** The text of a file. */
  record TextFile(Path file) implements Body {}

  /** The fields of a form. */
  record Form(Map<String, String> fields) implements Body {
    @Override
    public String toString() {
      return "Form" + fields.keySet();
    }
  }

  /** Parts of multipart/form-data. */
  record Multipart(List<Part> parts) implements Body {}

  /** A field of a multipart form: a text, or a file. */
  record Part(
      String name, Optional<String> text, Optional<Path> file, Optional<String> contentType) {
    @Override
    public String toString() {
      return "Part[" + name + "]";
    }
  }
}
