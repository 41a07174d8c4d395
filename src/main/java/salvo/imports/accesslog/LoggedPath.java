package salvo.imports.accesslog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import salvo.imports.recorded.Address;
import salvo.imports.recorded.Field;
import salvo.text.MaskedText;
import salvo.text.Redaction;

/**
 * A path with its query, split into what all of its kind share and what varies.
 *
 * @param template path with variables in braces
 * @param values of the variables, and of the fields of the query, by name
 * @param query of the fields of the query, by their names those of their values
 */
record LoggedPath(String template, Map<String, String> values, Map<String, String> query) {

  private static final Pattern ID =
      Pattern.compile(
          "\\d+|(?i:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})|(?=.*\\d)[0-9a-fA-F]{8,}"
              + "|(?=.*\\d)(?=.*[A-Za-z])[\\w.~-]{6,}|(?=.*\\d)[\\w-]+-\\d+");

  /** No route of the sandbox could be called so. */
  private static final Pattern UNROUTABLE = Pattern.compile(".*[{}#%\\s].*");

  private static final Pattern VERSION = Pattern.compile("v\\d+(\\.\\d+)*");
  private static final Pattern UUID =
      Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /** The path, or empty where it holds what looks like a secret. */
  static Optional<LoggedPath> of(String target) {
    Address address = Address.of(target);
    Map<String, String> values = new LinkedHashMap<>();
    List<String> segments = new ArrayList<>();
    String before = "";
    for (String segment : address.segments()) {
      if (isSecret(before, segment)) {
        return Optional.empty();
      }
      segments.add(isId(segment) ? variable(before, segment, values) : segment);
      before = segment;
    }
    Map<String, String> query = new TreeMap<>();
    for (Field field : address.query()) {
      boolean isShown =
          !Redaction.isSecretField(field.name()) && !isSecret(field.name(), field.value());
      if (isShown && !field.name().isEmpty() && !query.containsKey(field.name())) {
        String column = column(field.name(), values);
        query.put(field.name(), column);
        values.put(column, field.value());
      }
    }
    return Optional.of(new LoggedPath("/" + String.join("/", segments), values, query));
  }

  /** What of a target looks like a secret. */
  static List<String> secrets(String target) {
    List<String> secrets = new ArrayList<>();
    Address address = Address.of(target);
    String before = "";
    for (String segment : address.segments()) {
      if (isSecret(before, segment)) {
        secrets.add(segment);
      }
      before = segment;
    }
    for (Field field : address.query()) {
      if (Redaction.isSecretField(field.name()) || isSecret(field.name(), field.value())) {
        secrets.add(field.value());
      }
    }
    return secrets;
  }

  private static boolean isSecret(String name, String value) {
    boolean isNamed =
        Redaction.isSecretField(name) && value.length() >= 8 && value.matches(".*\\d.*");
    return isNamed || !UUID.matcher(value).matches() && !MaskedText.of(value).equals(value);
  }

  static boolean isId(String segment) {
    boolean isId = ID.matcher(segment).matches() && !VERSION.matcher(segment).matches();
    return isId || UNROUTABLE.matcher(segment).matches();
  }

  private static String variable(String before, String value, Map<String, String> values) {
    String name = column(one(before), values);
    values.put(name, value);
    return "{" + name + "}";
  }

  /** One of what a segment names many of. */
  static String one(String many) {
    String word = many.replaceAll("\\W", "_");
    if (word.isEmpty() || word.matches("_.*|\\d.*")) {
      return "id";
    }
    return word.endsWith("ies")
        ? word.substring(0, word.length() - 3) + "y"
        : word.endsWith("s") && !word.endsWith("ss") ? word.substring(0, word.length() - 1) : word;
  }

  private static String column(String name, Map<String, String> taken) {
    String plain = name.replaceAll("\\W", "_").replaceFirst("^(?=\\d)", "_");
    String free = plain;
    for (int i = 2; taken.containsKey(free); i++) {
      free = plain + i;
    }
    return free;
  }
}
