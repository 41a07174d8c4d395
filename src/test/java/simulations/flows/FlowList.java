package simulations.flows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The flows that a server offers, to be chosen by name: their order says nothing. */
record FlowList(JsonNode flows) {

  private static final JsonMapper JSON = new JsonMapper();

  /**
   * Reads a JSON list.
   *
   * @throws IllegalArgumentException when it is none
   */
  static FlowList of(String json) {
    return new FlowList(tree(json));
  }

  /** Whether a text is one JSON object. */
  static boolean isObject(String json) {
    try {
      return tree(json).isObject();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** The flow that has this name in one of the fields; of several, the first. */
  Optional<JsonNode> find(String name, String... fields) {
    return Arrays.stream(fields)
        .flatMap(field -> stream().filter(flow -> flow.path(field).asText().equals(name)))
        .findFirst();
  }

  /** The names of all, in their order. */
  List<String> names() {
    return stream().map(flow -> flow.path("name").asText()).sorted().toList();
  }

  /** Why a name does not do, and which ones would. */
  String unknown(String name, String field) {
    return stream()
        .map(flow -> flow.path(field).asText())
        .sorted()
        .collect(Collectors.joining(", ", "the target has no flow \"" + name + "\"; it has: ", ""));
  }

  private Stream<JsonNode> stream() {
    return StreamSupport.stream(flows.spliterator(), false);
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Not JSON: " + json, e);
    }
  }
}
