package salvo.sandbox.declared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import salvo.sandbox.http.Call;
import salvo.sandbox.http.Json;

/**
 * A body in which {@code #{uuid}} is a new id, {@code #{path.item}} a variable of the path, and
 * {@code #{json.name}} a field of the request's JSON body. A text is filled in as it stands within
 * the quotes of a JSON string, anything else as JSON, and a missing field as nothing.
 */
public record BodyTemplate(String text) {

  private static final Pattern PLACEHOLDER = Pattern.compile("#\\{([^}]*)}");
  private static final Pattern JSON_FIELD = Pattern.compile("json(\\.[\\w-]+)+");
  private static final String PATH = "path.";
  private static final String JSON = "json";

  /** The first placeholder that cannot be filled in at that endpoint; empty when all can. */
  public Optional<String> unknownIn(String endpoint) {
    return PLACEHOLDER
        .matcher(text)
        .results()
        .filter(placeholder -> !isKnown(placeholder.group(1), endpoint))
        .map(placeholder -> placeholder.group())
        .findFirst();
  }

  private static boolean isKnown(String name, String endpoint) {
    boolean ofPath =
        name.startsWith(PATH) && endpoint.contains("{" + name.substring(PATH.length()) + "}");
    return name.equals("uuid") || ofPath || JSON_FIELD.matcher(name).matches();
  }

  boolean isFixed() {
    return !PLACEHOLDER.matcher(text).find();
  }

  /**
   * The body of the answer to a call.
   *
   * @throws salvo.sandbox.http.Refusal when it needs the request's JSON body and that is broken
   */
  String of(Call call, Supplier<?> ids) {
    return filled(
        name ->
            name.startsWith(PATH)
                ? inQuotes(call.pathVariable(name.substring(PATH.length())))
                : json(field(call.json(), name)),
        ids);
  }

  /** The answer to a message on a WebSocket; one that is no JSON has no fields. */
  String answerTo(String message, Supplier<?> ids) {
    return filled(name -> json(field(parsed(message), name)), ids);
  }

  private String filled(UnaryOperator<String> value, Supplier<?> ids) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(
            match ->
                Matcher.quoteReplacement(
                    match.group(1).equals("uuid")
                        ? ids.get().toString()
                        : value.apply(match.group(1))));
  }

  private static JsonNode field(JsonNode json, String name) {
    return json.at(name.substring(JSON.length()).replace('.', '/'));
  }

  private static JsonNode parsed(String message) {
    try {
      return Json.parse(message.getBytes(StandardCharsets.UTF_8));
    } catch (IOException noJson) {
      return MissingNode.getInstance();
    }
  }

  private static String json(JsonNode field) {
    if (field.isMissingNode()) {
      return "";
    }
    return field.isTextual() ? inQuotes(field.textValue()) : field.toString();
  }

  private static String inQuotes(String text) {
    String quoted = Json.text(text);
    return quoted.substring(1, quoted.length() - 1);
  }
}
