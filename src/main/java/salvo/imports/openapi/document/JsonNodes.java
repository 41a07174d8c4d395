package salvo.imports.openapi.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import salvo.text.PlainJson;

/** Small things about trees of JSON. */
public final class JsonNodes {

  private static final int MOST_OF_AN_EXAMPLE = 5_000;
  private static final int DEEPEST_OF_AN_EXAMPLE = 40;

  private JsonNodes() {}

  public static ObjectNode object() {
    return PlainJson.MAPPER.createObjectNode();
  }

  public static ArrayNode array() {
    return PlainJson.MAPPER.createArrayNode();
  }

  static JsonNode none() {
    return MissingNode.getInstance();
  }

  public static Optional<String> text(JsonNode object, String key) {
    return Optional.of(object.path(key))
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .filter(it -> !it.isBlank());
  }

  public static List<JsonNode> elements(JsonNode array) {
    List<JsonNode> all = new ArrayList<>();
    if (array.isArray()) {
      array.forEach(all::add);
    }
    return all;
  }

  /** Whether a value is there, and small enough to be written out. */
  public static boolean isExample(JsonNode value) {
    return !value.isMissingNode()
        && count(value, MOST_OF_AN_EXAMPLE) < MOST_OF_AN_EXAMPLE
        && depth(value) < DEEPEST_OF_AN_EXAMPLE;
  }

  /** How many values there are in one, up to a bound. */
  private static int count(JsonNode value, int most) {
    Deque<JsonNode> open = new ArrayDeque<>(List.of(value));
    int count = 0;
    while (!open.isEmpty() && count < most) {
      JsonNode next = open.pop();
      count++;
      next.forEach(open::push);
    }
    return count;
  }

  private static int depth(JsonNode value) {
    int deepest = 0;
    for (JsonNode it : value) {
      deepest = Math.max(deepest, depth(it));
    }
    return deepest + 1;
  }
}
