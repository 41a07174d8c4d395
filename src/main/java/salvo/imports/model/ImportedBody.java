package salvo.imports.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a request carries. */
public sealed interface ImportedBody {

  /** Nothing. */
  record None() implements ImportedBody {}

  /** An object or a list; a text of it that is one placeholder keeps the type of its value. */
  record Json(JsonNode json) implements ImportedBody {}

  /** The fields of a form. */
  record Form(Map<String, String> fields) implements ImportedBody {}

  /** Any text. */
  record Text(String text) implements ImportedBody {}

  /** The text of a file beside the configuration. */
  record TextFile(String file) implements ImportedBody {}

  /** Parts of multipart/form-data. */
  record Multipart(List<Part> parts) implements ImportedBody {}

  /** A text, or a file beside the configuration. */
  record Part(
      String name, Optional<String> text, Optional<String> file, Optional<String> contentType) {}

  /** A query of GraphQL. */
  record GraphQl(String query, Optional<String> operationName, Optional<JsonNode> variables)
      implements ImportedBody {}
}
