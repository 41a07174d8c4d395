package salvo.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads and checks the fields of a request. Every read notes what it finds wrong and goes on, so
 * that {@link #check()} can report all of it; until then the values read may be null or defaults.
 */
public final class Input {

  private static final Pattern WHOLE = Pattern.compile("-?\\d{1,9}");
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+");
  private static final Pattern UUID_TEXT =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  private final Call call;
  private final String source;
  private final Function<String, JsonNode> values;
  private final List<Violation> violations;

  private Input(
      Call call, String source, Function<String, JsonNode> values, List<Violation> violations) {
    this.call = call;
    this.source = source;
    this.values = values;
    this.violations = violations;
  }

  /**
   * The JSON object in the body.
   *
   * @throws Refusal with 422 when the body is not one
   */
  public static Input json(Call call) {
    JsonNode body = call.json();
    if (!body.isObject()) {
      throw call.invalid(List.of(new Violation("body", "Input should be a JSON object")));
    }
    return new Input(call, "body", body::get, new ArrayList<>());
  }

  public static Input form(Call call) {
    return of(call, "body", call.form());
  }

  public static Input query(Call call) {
    return of(call, "query", call.query());
  }

  public static Input path(Call call, String variable) {
    return of(call, "path", Map.of(variable, call.pathVariable(variable)));
  }

  private static Input of(Call call, String source, Map<String, String> pairs) {
    return new Input(
        call,
        source,
        name -> pairs.containsKey(name) ? TextNode.valueOf(pairs.get(name)) : null,
        new ArrayList<>());
  }

  /** The fields of an object within, whose violations are this one's; absent or wrong, empty. */
  public Optional<Input> object(String name) {
    return present(name)
        .map(value -> value.isObject() ? value : this.<JsonNode>wrong(name, "a valid object"))
        .map(value -> new Input(call, source + "." + name, value::get, violations));
  }

  /** A required text of a length within the bounds, both inclusive. */
  public String text(String name, int min, int max) {
    return required(name)
        .map(value -> value.isTextual() ? value.textValue() : wrong(name, "a valid string"))
        .map(text -> sized(name, text, min, max))
        .orElse(null);
  }

  /** A text of at most that length, or null. */
  public String optionalText(String name, int max) {
    return present(name).isPresent() ? text(name, 0, max) : null;
  }

  /** A list of texts; absent, an empty one. */
  public List<String> texts(String name) {
    JsonNode list = present(name).orElseGet(MissingNode::getInstance);
    List<String> texts = new ArrayList<>();
    list.forEach(text -> texts.add(text.textValue()));
    if (!list.isMissingNode() && !list.isArray() || texts.contains(null)) {
      violate(name, "Input should be a valid list of strings");
    }
    return texts;
  }

  private String sized(String name, String text, int min, int max) {
    int length = text.codePointCount(0, text.length());
    if (length < min) {
      violate(name, "String should have at least " + min + " characters");
    } else if (length > max) {
      violate(name, "String should have at most " + max + " characters");
    }
    return text;
  }

  /** One of the given words; absent, the default, which may be null. */
  public String oneOf(String name, Collection<String> words, String absent) {
    return present(name)
        .map(
            value ->
                words.contains(value.asText())
                    ? value.asText()
                    : wrong(name, "one of " + String.join(", ", words)))
        .orElse(absent);
  }

  /** A required flag. */
  public boolean flag(String name) {
    return required(name).map(value -> booleanOf(name, value)).orElse(false);
  }

  public boolean flag(String name, boolean absent) {
    return present(name).map(value -> booleanOf(name, value)).orElse(absent);
  }

  private Boolean booleanOf(String name, JsonNode value) {
    return value.isBoolean() ? (Boolean) value.booleanValue() : wrong(name, "a valid boolean");
  }

  /** A whole number within the bounds, both inclusive; absent, the default. */
  public int whole(String name, int min, int max, int absent) {
    return present(name).map(value -> wholeOf(name, value, min, max)).orElse(absent);
  }

  private Integer wholeOf(String name, JsonNode value, int min, int max) {
    boolean whole = value.isTextual() ? WHOLE.matcher(value.textValue()).matches() : value.isInt();
    if (!whole) {
      return wrong(name, "a valid integer");
    }
    int number = value.asInt();
    if (number < min) {
      return wrong(name, "greater than or equal to " + min);
    }
    return number > max ? wrong(name, "less than or equal to " + max) : (Integer) number;
  }

  /** Requires that the field, when present, is a number of at least that size. */
  public void atLeast(String name, int min) {
    present(name)
        .filter(value -> !value.isNumber() || value.doubleValue() < min)
        .ifPresent(value -> violate(name, "Input should be a number of at least " + min));
  }

  /** A required text that looks like an e-mail address. */
  public String email(String name) {
    String email = text(name, 1, 254);
    if (email != null && !EMAIL.matcher(email).matches()) {
      violate(name, "value is not a valid email address");
    }
    return email;
  }

  public UUID uuid(String name) {
    String text = text(name, 1, Integer.MAX_VALUE);
    if (text != null && UUID_TEXT.matcher(text).matches()) {
      return UUID.fromString(text);
    }
    return wrong(name, "a valid UUID");
  }

  /**
   * Ends the reading.
   *
   * @throws Refusal with 422 and every violation, if there were any
   */
  public void check() {
    check(found -> call.invalid(found).reply());
  }

  /**
   * Ends the reading for a system that words its refusals in its own way.
   *
   * @throws Refusal with that reply to every violation, if there were any
   */
  public void check(Function<List<Violation>, Reply> wording) {
    if (!violations.isEmpty()) {
      throw new Refusal(wording.apply(violations));
    }
  }

  private Optional<JsonNode> present(String name) {
    return Optional.ofNullable(values.apply(name)).filter(value -> !value.isNull());
  }

  private Optional<JsonNode> required(String name) {
    Optional<JsonNode> value = present(name);
    if (value.isEmpty()) {
      violate(name, "Field required");
    }
    return value;
  }

  /** Notes what the field should have been; null, so that the caller's own default applies. */
  private <T> T wrong(String name, String expected) {
    violate(name, "Input should be " + expected);
    return null;
  }

  private void violate(String name, String message) {
    violations.add(new Violation(source + "." + name, message));
  }
}
