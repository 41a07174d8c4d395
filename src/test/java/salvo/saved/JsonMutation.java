package salvo.saved;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What may become of a JSON file: a key dropped, a value null or of another kind, a cut end. */
public final class JsonMutation {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private static final List<JsonNode> VALUES =
      List.of(
          JSON.nullNode(),
          JSON.textNode("x"),
          JSON.textNode(""),
          JSON.numberNode(0),
          JSON.numberNode(-1),
          JSON.numberNode(1.5),
          JSON.numberNode(Long.MAX_VALUE),
          JSON.numberNode(1e300),
          JSON.booleanNode(true),
          JSON.arrayNode(),
          JSON.arrayNode().addNull(),
          JSON.objectNode(),
          JSON.objectNode().putNull("x"));

  private JsonMutation() {}

  /** The text of a copy with one mutation. */
  public static String of(JsonNode whole, SplittableRandom random) {
    if (random.nextInt(10) == 0) {
      String text = whole.toString();
      return text.substring(0, random.nextInt(text.length()));
    }
    JsonNode copy = whole.deepCopy();
    List<JsonNode> parents = new ArrayList<>();
    addParents(copy, parents);
    mutate(parents.get(random.nextInt(parents.size())), random);
    return copy.toString();
  }

  private static void addParents(JsonNode node, List<JsonNode> parents) {
    if (node.isContainerNode() && !node.isEmpty()) {
      parents.add(node);
      node.forEach(child -> addParents(child, parents));
    }
  }

  private static void mutate(JsonNode parent, SplittableRandom random) {
    int child = random.nextInt(parent.size());
    boolean dropped = random.nextInt(4) == 0;
    JsonNode value = VALUES.get(random.nextInt(VALUES.size()));
    if (parent instanceof ArrayNode list) {
      if (dropped) {
        list.remove(child);
      } else {
        list.set(child, value);
      }
    } else if (parent instanceof ObjectNode object) {
      String key = new ArrayList<>(object.properties()).get(child).getKey();
      if (dropped) {
        object.remove(key);
      } else {
        object.set(key, value);
      }
    }
  }
}
