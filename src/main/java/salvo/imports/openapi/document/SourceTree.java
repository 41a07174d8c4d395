package salvo.imports.openapi.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.IdentityHashMap;
import java.util.Map;
import salvo.imports.format.UnusableInput;
import salvo.text.PlainJson;
import salvo.text.RefusalText;

/**
 * JSON or YAML as a tree whose objects know their lines.
 *
 * @param lines of objects and lists, that of their key where they have one
 */
record SourceTree(JsonNode root, Map<JsonNode, Integer> lines) {

  /** Levels within one another. */
  static final int DEEPEST = 200;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
          .build();

  /** Reads the text of a file: JSON, if it begins like it. */
  static SourceTree of(String file, String text) {
    String begin = text.stripLeading();
    return begin.startsWith("{") || begin.startsWith("[")
        ? json(file, text)
        : YamlTree.of(file, text);
  }

  private static SourceTree json(String file, String text) {
    Map<JsonNode, Integer> lines = new IdentityHashMap<>();
    try (JsonParser parser = JSON.createParser(text)) {
      parser.setCodec(PlainJson.MAPPER);
      parser.nextToken();
      JsonNode root = value(parser, 1, lines);
      if (parser.nextToken() != null) {
        throw wrong(file, parser.currentTokenLocation().getLineNr(), "one JSON value", "");
      }
      return new SourceTree(root, lines);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw wrong(file, line, "valid JSON", e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode value(JsonParser parser, int line, Map<JsonNode, Integer> lines)
      throws IOException {
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      ObjectNode object = PlainJson.MAPPER.createObjectNode();
      lines.put(object, line);
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        int ofKey = parser.currentTokenLocation().getLineNr();
        String key = parser.currentName();
        parser.nextToken();
        object.set(key, value(parser, ofKey, lines));
      }
      return object;
    }
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      ArrayNode array = PlainJson.MAPPER.createArrayNode();
      lines.put(array, line);
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        array.add(value(parser, parser.currentTokenLocation().getLineNr(), lines));
      }
      return array;
    }
    return parser.readValueAsTree();
  }

  /** What is said of a text that cannot be read. */
  static UnusableInput wrong(String file, int line, String rule, String cause) {
    String said = cause == null ? "" : cause.lines().findFirst().orElse("");
    return new UnusableInput(
        file,
        line,
        rule,
        "Correct what stands there" + (said.isEmpty() ? "." : ": " + RefusalText.ofValue(said)));
  }
}
