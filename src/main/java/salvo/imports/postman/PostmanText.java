package salvo.imports.postman;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import salvo.imports.model.Texts;
import salvo.imports.recorded.Placeholder;

/** Texts with variables of Postman, {@code {{name}}}, and what the collection says of these. */
final class PostmanText {

  private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\s*([^{}]+?)\\s*}}");
  private static final int DEEPEST = 10;

  private static final Map<String, String> MADE =
      Map.of(
          "$guid", "#{randomUuid()}",
          "$randomUUID", "#{randomUuid()}",
          "$timestamp", "#{currentTimeMillis()}",
          "$isoTimestamp", "#{currentDate(\"yyyy-MM-dd'T'HH:mm:ss\")}",
          "$randomInt", "#{randomInt(0,1001)}",
          "$randomBoolean", "true");

  private static final String WORD = "#{randomAlphanumeric(8)}";

  private final Map<String, String> values = new LinkedHashMap<>();
  private final Set<String> secret = new HashSet<>();

  PostmanText(JsonNode variables) {
    for (JsonNode variable : variables) {
      String name = variable.path("key").asText(variable.path("id").asText());
      if (!variable.path("disabled").asBoolean()) {
        values.put(name, variable.path("value").asText());
        if (variable.path("type").asText().equals("secret")) {
          secret.add(Texts.attribute(name));
        }
      }
    }
  }

  /** With placeholders for its variables. */
  String template(String text) {
    StringBuilder template = new StringBuilder();
    Matcher variable = VARIABLE.matcher(text);
    int end = 0;
    while (variable.find()) {
      template.append(Texts.literal(text.substring(end, variable.start())));
      template.append(placeholder(variable.group(1)));
      end = variable.end();
    }
    return template.append(Texts.literal(text.substring(end))).toString();
  }

  private static String placeholder(String name) {
    return name.startsWith("$")
        ? MADE.getOrDefault(name, WORD)
        : Placeholder.of(Texts.attribute(name));
  }

  /** An address whose host is known as far as the collection tells it. */
  String withHost(String url) {
    Matcher first = VARIABLE.matcher(url);
    String scheme = url.matches("(?i)https?://.*") ? url.replaceFirst("://.*", "://") : "";
    if (!first.find() || first.start() != scheme.length()) {
      return url;
    }
    String value = value(first.group(1), 0);
    return value.isEmpty()
        ? url
        : (value.contains("://") ? "" : scheme) + value + url.substring(first.end());
  }

  private String value(String name, int depth) {
    String value = values.getOrDefault(name, "");
    return depth > DEEPEST
        ? ""
        : VARIABLE
            .matcher(value)
            .replaceAll(it -> Matcher.quoteReplacement(value(it.group(1), depth + 1)));
  }

  /** By the name of its placeholder, what each holds. */
  Map<String, String> values() {
    Map<String, String> all = new LinkedHashMap<>();
    values.keySet().forEach(it -> all.put(Texts.attribute(it), value(it, 0)));
    return all;
  }

  Set<String> secret() {
    return secret;
  }
}
