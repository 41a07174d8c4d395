package salvo.sandbox.declared;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.Supplier;
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
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(value(match.group(1), call, ids)));
  }

  private static String value(String name, Call call, Supplier<?> ids) {
    if (name.equals("uuid")) {
      return ids.get().toString();
    }
    return name.startsWith(PATH)
        ? inQuotes(call.pathVariable(name.substring(PATH.length())))
        : json(call.json().at(name.substring(JSON.length()).replace('.', '/')));
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
