package salvo.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What an assistant can ask for.
 *
 * @param schema of its arguments, as JSON Schema
 * @param isReadOnly whether it neither sends a request nor changes a file
 * @param work gives its answer
 */
record Tool(
    String name,
    String title,
    String description,
    Map<String, Object> schema,
    boolean isReadOnly,
    Function<Arguments, ObjectNode> work) {

  private static final Map<String, Object> SETTINGS =
      Map.of(
          "type",
          "object",
          "description",
          "Settings that override those of the project, by short or full key, such as {\"users\":"
              + " 5, \"duration\": \"30 s\", \"baseUrl\": \"http://127.0.0.1:8080\","
              + " \"salvo.slo.global.p95\": \"800 ms\"}; the tool describe lists them.",
          "additionalProperties",
          Map.of("type", List.of("string", "number", "boolean")));

  /** The schema of arguments, to be added to. */
  static final class Schema {

    private final Map<String, Object> properties = new LinkedHashMap<>();
    private List<String> required = List.of();

    Schema text(String name, String description) {
      properties.put(name, Map.of("type", "string", "description", description));
      return this;
    }

    Schema texts(String name, String description) {
      properties.put(
          name,
          Map.of("type", "array", "items", Map.of("type", "string"), "description", description));
      return this;
    }

    Schema number(String name, int most, String description) {
      properties.put(
          name,
          Map.of("type", "integer", "minimum", 0, "maximum", most, "description", description));
      return this;
    }

    Schema flag(String name, String description) {
      properties.put(name, Map.of("type", "boolean", "description", description));
      return this;
    }

    Schema settings() {
      properties.put("settings", SETTINGS);
      return this;
    }

    /** By which a part of a long answer is asked for. */
    Schema parts() {
      return text("at", "JSON pointer to a part of the answer whose list was cut.")
          .number(
              "from", Integer.MAX_VALUE, "Index of the first element of the list at that place.");
    }

    Schema require(String... names) {
      required = List.of(names);
      return this;
    }

    Map<String, Object> map() {
      return Map.of(
          "type",
          "object",
          "properties",
          properties,
          "required",
          required,
          "additionalProperties",
          false);
    }
  }
}
