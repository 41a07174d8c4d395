package salvo.gatling.http;

import static io.gatling.javaapi.core.CoreDsl.StringBody;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.gatling.javaapi.core.Body;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.internal.Expressions;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import salvo.text.PlainJson;

/**
 * JSON with placeholders. One that is a value as a whole becomes a value of its own type, and
 * within a text whatever it stands for is escaped: the result is JSON whatever the data are.
 */
final class JsonTemplate {

  private static final Pattern WHOLE = Pattern.compile("#\\{[^}]*}");

  private final List<Function<Session, String>> pieces = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  private JsonTemplate() {}

  static Body.WithString body(String json) {
    if (!json.contains("#{")) {
      return StringBody(json);
    }
    return StringBody(text(json));
  }

  static Function<Session, String> text(String json) {
    JsonTemplate template = new JsonTemplate();
    template.write(tree(json));
    template.flush();
    return template::fill;
  }

  private static JsonNode tree(String json) {
    try {
      return PlainJson.MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("No JSON", e);
    }
  }

  private String fill(Session session) {
    StringBuilder filled = new StringBuilder();
    pieces.forEach(piece -> filled.append(piece.apply(session)));
    return filled.toString();
  }

  private void write(JsonNode node) {
    if (node.isObject()) {
      String separator = "{";
      for (var field : node.properties()) {
        text.append(separator).append(json(field.getKey())).append(':');
        write(field.getValue());
        separator = ",";
      }
      text.append(node.isEmpty() ? "{}" : "}");
    } else if (node.isArray()) {
      String separator = "[";
      for (Iterator<JsonNode> each = node.elements(); each.hasNext(); separator = ",") {
        text.append(separator);
        write(each.next());
      }
      text.append(node.isEmpty() ? "[]" : "]");
    } else if (node.isTextual() && node.textValue().contains("#{")) {
      flush();
      pieces.add(expression(GatlingText.of(node.textValue())));
    } else {
      text.append(node);
    }
  }

  private void flush() {
    String constant = text.toString();
    pieces.add(session -> constant);
    text.setLength(0);
  }

  private static Function<Session, String> expression(String el) {
    Function<Session, ?> value =
        WHOLE.matcher(el).matches()
            ? Expressions.expressionToJavaFunction(Expressions.toAnyExpression(el))
            : Expressions.expressionToJavaFunction(Expressions.toStringExpression(el));
    return session -> json(value.apply(session));
  }

  private static String json(Object value) {
    try {
      return PlainJson.MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A value that is not JSON", e);
    }
  }
}
