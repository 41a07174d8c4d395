package salvo.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import salvo.report.json.JsonFile;
import salvo.text.PlainJson;

/**
 * A document in answers of at most 8 KB. Long lists are cut, and it is said where: what is left out
 * is asked for by its place.
 */
final class Fitted {

  /** A little is left for what stands around it. */
  static final int MOST_BYTES = 8 * 1024 - 512;

  private static final int LONGEST_TEXT = 1_500;

  private final ObjectNode cut = PlainJson.MAPPER.createObjectNode();

  private final String prefix;

  private Fitted(String prefix) {
    this.prefix = prefix;
  }

  /**
   * The document, or a part of it.
   *
   * @param at where it is, as a JSON pointer; empty for all of it
   * @param from index of the first element, where that is a list
   * @throws Problem when there is no such place
   */
  static ObjectNode of(JsonNode document, String at, int from) {
    JsonNode part = part(document, at);
    if (part.isArray()) {
      return page((ArrayNode) part, at, from);
    }
    ObjectNode fitted = PlainJson.MAPPER.createObjectNode();
    if (part.isObject()) {
      fitted.setAll((ObjectNode) shrunk(part, at));
    } else {
      fitted.set("value", shrunk(part, at));
    }
    return fitted;
  }

  private static JsonNode part(JsonNode document, String at) {
    JsonNode part = null;
    try {
      part = document.at(at);
    } catch (IllegalArgumentException e) {
      throw new Problem("at is " + at + ", but must be a JSON pointer, such as /endpoints.");
    }
    if (part.isMissingNode()) {
      throw new Problem("There is nothing at " + at + ".");
    }
    return part;
  }

  private static ObjectNode page(ArrayNode list, String at, int from) {
    ObjectNode page = PlainJson.MAPPER.createObjectNode().put("at", at).put("from", from);
    ArrayNode items = page.putArray("items");
    int next = from;
    int bytes = 0;
    while (next < list.size()) {
      JsonNode item = shrunk(list.get(next), at + "/" + next);
      bytes += bytes(item) + 1;
      if (bytes > MOST_BYTES && !items.isEmpty()) {
        break;
      }
      items.add(item);
      next++;
    }
    page.put("size", list.size());
    return next < list.size() ? page.put("next", next) : page.putNull("next");
  }

  private static JsonNode shrunk(JsonNode node, String at) {
    Fitted fitted = new Fitted(at);
    JsonNode copy = fitted.withShortTexts(node.deepCopy());
    while (bytes(copy) + bytes(fitted.cut) > MOST_BYTES) {
      Optional<Place> longest = longest(copy, "");
      if (longest.isEmpty()) {
        return PlainJson.MAPPER
            .createObjectNode()
            .put("tooLarge", bytes(node))
            .put("ask", "for a place within it, by at");
      }
      fitted.halve(longest.get());
    }
    if (!fitted.cut.isEmpty() && copy instanceof ObjectNode object) {
      object.set("cut", fitted.cut);
    }
    return copy;
  }

  /** A list or an object of several elements, and where it is. */
  private record Place(JsonNode node, String at, int bytes) {}

  private static Optional<Place> longest(JsonNode node, String at) {
    Optional<Place> longest =
        node.isContainerNode() && node.size() > 1 && !at.isEmpty()
            ? Optional.of(new Place(node, at, bytes(node)))
            : Optional.empty();
    // What is deeper is cut first, as long as most of the bytes are there.
    for (String name : names(node)) {
      JsonNode child = node.isArray() ? node.get(Integer.parseInt(name)) : node.get(name);
      Optional<Place> inner = longest(child, at + "/" + name.replace("~", "~0").replace("/", "~1"));
      boolean isMost =
          inner.isPresent()
              && (longest.isEmpty() || inner.get().bytes() * 2 > longest.get().bytes());
      longest = isMost ? inner : longest;
    }
    return longest;
  }

  private static Iterable<String> names(JsonNode node) {
    if (node.isArray()) {
      return IntStream.range(0, node.size()).mapToObj(String::valueOf).toList();
    }
    return node::fieldNames;
  }

  private void halve(Place place) {
    int keep = place.node().size() / 2;
    String at = prefix + place.at();
    int before = cut.path(at).path("of").asInt(place.node().size());
    if (place.node() instanceof ArrayNode array) {
      while (array.size() > keep) {
        array.remove(array.size() - 1);
      }
    } else {
      ObjectNode object = (ObjectNode) place.node();
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      object.remove(names.subList(keep, names.size()));
    }
    cut.putObject(at).put("shown", keep).put("of", before);
  }

  private JsonNode withShortTexts(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.properties().forEach(it -> it.setValue(withShortTexts(it.getValue())));
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, withShortTexts(array.get(i)));
      }
    } else if (node.isTextual() && node.textValue().length() > LONGEST_TEXT) {
      return TextNode.valueOf(node.textValue().substring(0, LONGEST_TEXT) + "…");
    }
    return node;
  }

  private static int bytes(JsonNode node) {
    return JsonFile.compact(node).getBytes(StandardCharsets.UTF_8).length;
  }
}
