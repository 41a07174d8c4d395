package salvo.imports.recorded;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import salvo.imports.model.Texts;

/** What a request carried. None of it prints itself, as it may hold secrets. */
public sealed interface Payload {

  Payload NONE = new Text("", "");

  /** Decimal numbers stay as they are written. */
  JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  /** The same with each text as that makes it of its name and itself. */
  Payload map(BinaryOperator<String> change);

  /** An object or a list of JSON, whose texts may hold placeholders. */
  record Json(JsonNode tree) implements Payload {
    @Override
    public Payload map(BinaryOperator<String> change) {
      return new Json(mapped("", tree, change));
    }

    @Override
    public String toString() {
      return "Json";
    }
  }

  /** The fields of a form, each name once. */
  record Form(List<Field> fields) implements Payload {
    @Override
    public Payload map(BinaryOperator<String> change) {
      return new Form(
          fields.stream()
              .map(it -> new Field(it.name(), change.apply(it.name(), it.value())))
              .toList());
    }
  }

  /** Parts of multipart/form-data. */
  record Multipart(List<Part> parts) implements Payload {
    @Override
    public Payload map(BinaryOperator<String> change) {
      return new Multipart(
          parts.stream()
              .map(
                  it ->
                      new Part(
                          it.name(),
                          change.apply(it.name(), it.text()),
                          it.fileName(),
                          it.contentType()))
              .toList());
    }
  }

  /** Anything else, as it was sent. */
  record Text(String contentType, String text) implements Payload {
    @Override
    public Payload map(BinaryOperator<String> change) {
      return text.isEmpty() ? this : new Text(contentType, change.apply("", text));
    }

    @Override
    public String toString() {
      return "Text[" + contentType + "]";
    }
  }

  /**
   * A field of a multipart form.
   *
   * @param text its value, or what the file holds as far as that is known
   * @param fileName present where it is a file
   */
  record Part(String name, String text, Optional<String> fileName, Optional<String> contentType) {
    @Override
    public String toString() {
      return "Part[" + name + "]";
    }
  }

  /**
   * What a text of that content type is.
   *
   * @param text literal, without placeholders
   */
  static Payload of(String contentType, String text) {
    return of(contentType, text, Texts::literal);
  }

  /**
   * The same of a text that may hold variables of a tool.
   *
   * @param template makes of each text one with placeholders
   */
  static Payload of(String contentType, String text, UnaryOperator<String> template) {
    String type = Answer.mediaType(contentType);
    if (text.isEmpty()) {
      return NONE;
    }
    if (type.equals("application/json") || type.endsWith("+json")) {
      Optional<JsonNode> tree = json(text);
      if (tree.isPresent()) {
        return new Json(tree.get()).map((name, it) -> template.apply(it));
      }
    }
    if (type.equals("application/x-www-form-urlencoded") && Forms.isPlain(text)) {
      return new Form(
          Forms.fields(text).stream()
              .map(it -> new Field(it.name(), template.apply(it.value())))
              .toList());
    }
    return new Text(contentType, template.apply(text));
  }

  /** An object or a list of JSON, if the text is one. */
  static Optional<JsonNode> json(String text) {
    try {
      return Optional.of(MAPPER.readTree(text)).filter(JsonNode::isContainerNode);
    } catch (JsonProcessingException noJson) {
      return Optional.empty();
    }
  }

  /**
   * A copy with each text, and each number, as that makes it of its name and itself; a number stays
   * one unless it is changed.
   */
  private static JsonNode mapped(String name, JsonNode node, BinaryOperator<String> change) {
    if (node instanceof ArrayNode array) {
      ArrayNode copy = MAPPER.createArrayNode();
      array.forEach(it -> copy.add(mapped(name, it, change)));
      return copy;
    }
    if (node instanceof ObjectNode object) {
      ObjectNode copy = MAPPER.createObjectNode();
      object
          .properties()
          .forEach(it -> copy.set(it.getKey(), mapped(it.getKey(), it.getValue(), change)));
      return copy;
    }
    if (node.isTextual() || node.isNumber()) {
      String changed = change.apply(name, node.asText());
      return changed.equals(node.asText()) ? node : TextNode.valueOf(changed);
    }
    return node;
  }
}
