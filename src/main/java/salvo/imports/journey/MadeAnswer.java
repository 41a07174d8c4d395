package salvo.imports.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import salvo.config.steps.Saved;
import salvo.config.steps.Saved.Kind;
import salvo.imports.model.ImportSecrets;
import salvo.imports.model.Texts;
import salvo.imports.recorded.Payload;
import salvo.imports.recorded.RecordedCall;
import salvo.text.Redaction;

/**
 * An answer of the sandbox: recorded JSON, shortened and without secrets, or a few lines in which
 * steps find what they save.
 */
final class MadeAnswer {

  private static final String NEW_VALUE = "#{uuid}";
  private static final Pattern MEDIA_TYPE = Pattern.compile("[\\w.+-]+/[\\w.+-]+");
  private static final int MOST_ITEMS = 3;
  private static final int MOST_TEXT = 200;
  private static final int MOST_BODY = 16_000;
  private static final Pattern STEP =
      Pattern.compile("\\[(\\d+)]|\"((?:[^\"\\\\]|\\\\.)*)\"|([\\w-]+)");

  private final RecordedCall call;
  private final List<Saved> saves;
  private final ImportSecrets secrets;
  private final List<String> lines = new ArrayList<>();
  private Optional<JsonNode> json;

  MadeAnswer(RecordedCall call, List<Saved> saves, ImportSecrets secrets) {
    this.call = call;
    this.saves = saves;
    this.secrets = secrets;
    List<String> paths =
        saves.stream().filter(it -> it.kind() == Kind.JSON).map(Saved::expression).toList();
    json = recorded(paths);
    if (json.isEmpty() && (!paths.isEmpty() || Routes.isGraphQl(call))) {
      json = Optional.of(empty(paths));
    }
    for (String path : paths) {
      json.ifPresent(it -> put(it, steps(path)));
    }
    regexes().filter(it -> !Pattern.compile(it).matcher(body()).find()).forEach(this::line);
  }

  private Stream<String> regexes() {
    return saves.stream().filter(it -> it.kind() == Kind.REGEX).map(Saved::expression).distinct();
  }

  /** The same with these texts in it. */
  MadeAnswer containing(List<String> texts) {
    for (String text : texts) {
      if (!body().contains(text)) {
        if (json.isPresent() && json.get() instanceof ObjectNode object) {
          object.put("text" + object.size(), text);
        } else {
          lines.add(text);
        }
      }
    }
    return this;
  }

  String contentType() {
    if (json.isPresent() && lines.isEmpty()) {
      return "application/json";
    }
    String recorded = call.answer().mediaType();
    return MEDIA_TYPE.matcher(recorded).matches() ? recorded : "text/plain";
  }

  String body() {
    String first = json.map(JsonNode::toString).orElse("");
    return lines.isEmpty() ? first : (first + "\n" + String.join("\n", lines)).strip();
  }

  Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    for (Saved save : saves) {
      if (save.kind() == Kind.HEADER) {
        String value = call.answer().header(save.expression()).map(String::strip).orElse("");
        boolean isShown = !value.isEmpty() && !Redaction.isSecret(save.expression());
        String shown = value.replaceFirst("^https?://[^/]*", "");
        headers.put(save.expression(), isShown ? secrets.text(shown) : "sandbox-1");
      } else if (save.kind() == Kind.COOKIE) {
        headers.put("Set-Cookie", save.expression() + "=sandbox-1; Path=/");
      }
    }
    return headers;
  }

  private Optional<JsonNode> recorded(List<String> paths) {
    Optional<JsonNode> whole = Payload.json(call.answer().body());
    if (whole.isEmpty()) {
      return Optional.empty();
    }
    int most = MOST_ITEMS;
    for (String path : paths) {
      for (Object step : steps(path)) {
        most = step instanceof Integer i ? Math.max(most, i + 1) : most;
      }
    }
    JsonNode shown = secrets.answer(shortened(whole.get(), most));
    boolean isShort = shown.toString().length() <= MOST_BODY;
    return isShort ? Optional.of(shown) : Optional.of(empty(paths));
  }

  private static JsonNode empty(List<String> paths) {
    boolean isList = !paths.isEmpty() && paths.get(0).startsWith("[");
    return isList ? Payload.MAPPER.createArrayNode() : Payload.MAPPER.createObjectNode();
  }

  private static JsonNode shortened(JsonNode node, int most) {
    if (node instanceof ObjectNode object) {
      ObjectNode copy = Payload.MAPPER.createObjectNode();
      object.properties().forEach(it -> copy.set(it.getKey(), shortened(it.getValue(), most)));
      return copy;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode copy = Payload.MAPPER.createArrayNode();
      for (int i = 0; i < Math.min(most, array.size()); i++) {
        copy.add(shortened(array.get(i), most));
      }
      return copy;
    }
    boolean isLong = node.isTextual() && node.textValue().length() > MOST_TEXT;
    return isLong ? TextNode.valueOf(node.textValue().substring(0, MOST_TEXT)) : node;
  }

  /** The steps of a JMESPath of names and indexes. */
  private static List<Object> steps(String path) {
    List<Object> steps = new ArrayList<>();
    STEP.matcher(path)
        .results()
        .forEach(
            it ->
                steps.add(
                    it.group(1) != null
                        ? (Object) Integer.valueOf(it.group(1))
                        : it.group(2) != null ? it.group(2).replace("\\", "") : it.group(3)));
    return steps;
  }

  /** Puts a value there, where there is none. */
  private static void put(JsonNode root, List<Object> steps) {
    JsonNode at = root;
    for (int i = 0; i < steps.size(); i++) {
      boolean isLast = i == steps.size() - 1;
      JsonNode made =
          isLast
              ? TextNode.valueOf(NEW_VALUE)
              : steps.get(i + 1) instanceof Integer
                  ? Payload.MAPPER.createArrayNode()
                  : Payload.MAPPER.createObjectNode();
      at = child(at, steps.get(i), made);
    }
  }

  private static JsonNode child(JsonNode parent, Object step, JsonNode made) {
    if (parent instanceof ObjectNode object && step instanceof String name) {
      if (object.path(name).isMissingNode() || object.path(name).isNull()) {
        object.set(name, made);
      }
      return object.get(name);
    }
    if (parent instanceof ArrayNode array && step instanceof Integer index) {
      while (array.size() <= index) {
        array.add(made.deepCopy());
      }
      return array.get(index);
    }
    return parent;
  }

  /** What the expression finds: the text before its group, and a new value. */
  private void line(String regex) {
    String left = regex.substring(0, regex.lastIndexOf("([^")).replaceAll("\\\\(.)", "$1");
    String found = Texts.answer(left) + NEW_VALUE;
    if (json.isPresent() && json.get() instanceof ObjectNode object) {
      object.put("link" + object.size(), found);
    } else if (json.isPresent() && json.get() instanceof ArrayNode array) {
      array.add(found);
    } else {
      lines.add(found + (left.endsWith("'") ? "'" : "\""));
    }
  }
}
