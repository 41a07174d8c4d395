package salvo.imports.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import salvo.config.source.Overrides;
import salvo.text.PlainJson;
import salvo.text.Redaction;
import salvo.text.Secrets;

/**
 * The secrets of an imported file. Each is replaced by a mark that stands for a variable of the
 * environment, and remembered, so that it is found wherever else it stands.
 */
public final class ImportSecrets {

  /** A mark: a variable's name between two characters that no file of text has. */
  public static final Pattern MARK = Pattern.compile("\uE000([A-Z][A-Z0-9_]*)\uE001");

  /** What the sandbox gives in place of a secret of an answer. */
  public static final String MADE = "#{uuid}";

  private static final Pattern MARKS = Pattern.compile("[\uE000\uE001]");

  /** Told apart from other text: neither a word nor a number. */
  private static final Pattern RARE =
      Pattern.compile("(?=.*\\d)(?=.*[A-Za-z])\\S{8,}|\\S{16,}|(?=.*[^\\p{L}\\d\\s/.-])\\S{10,}");

  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][\\w-]*\\s+(\\S.*)");
  private static final Pattern COOKIE = Pattern.compile("[^=;\\s]+=\"?([^;\"]+)");
  private static final Pattern USER_INFO = Pattern.compile("://([^/?#\\s@]*)@");

  /** Tokens whose form tells of them: JWT, and what well-known services give out. */
  private static final Pattern FORM =
      Pattern.compile(
          "(?<![A-Za-z0-9_-])(?:eyJ[\\w-]{5,}\\.[\\w-]{5,}\\.[\\w-]*"
              + "|(?:sk|pk|rk)[-_](?:live|test|proj)?[-_]?[A-Za-z0-9_-]{16,}"
              + "|gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\\w{20,}|glpat-[\\w-]{15,}"
              + "|xox[abprs]-[\\w-]{10,}|AKIA[A-Z0-9]{16}|AIza[\\w-]{30,})");

  private final String system;
  private final Map<String, String> variables = new LinkedHashMap<>();
  private final Map<String, String> byValue = new LinkedHashMap<>();
  private final Set<String> values = new LinkedHashSet<>();

  public ImportSecrets(String system) {
    this.system = system;
  }

  /** What the name of each variable begins with. */
  public String prefix() {
    return Overrides.variableOf(system);
  }

  /** A text of the input without what only a mark may have. */
  public static String sound(String text) {
    return MARKS.matcher(text).replaceAll("");
  }

  /** The mark of a variable that has no value in the input. */
  public String variable(String name, String meaning) {
    String variable = Overrides.variableOf(system + "." + name);
    variables.putIfAbsent(variable, meaning);
    return "\uE000" + variable + "\uE001";
  }

  /** The mark of a secret of the input, the same one for the same value. */
  public String secret(String name, String value, String meaning) {
    note(value);
    return byValue.computeIfAbsent(value, it -> variable(freeName(name), meaning));
  }

  private String freeName(String name) {
    String free = name;
    for (int i = 2; variables.containsKey(Overrides.variableOf(system + "." + free)); i++) {
      free = name + "." + i;
    }
    return free;
  }

  /** Remembers a secret, with all by which it could be given away, that is not written at all. */
  public void note(String value) {
    add(value);
    Matcher scheme = SCHEME.matcher(value);
    if (scheme.matches()) {
      add(scheme.group(1));
      decoded(scheme.group(1));
    }
    COOKIE.matcher(value).results().forEach(it -> add(it.group(1).strip()));
  }

  private void add(String value) {
    if (!value.isBlank()) {
      values.add(value);
    }
  }

  private void decoded(String basic) {
    try {
      String plain = new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8);
      int colon = plain.indexOf(':');
      if (colon > 0) {
        add(plain);
        add(plain.substring(colon + 1));
      }
    } catch (IllegalArgumentException noBase64) {
      // Then it is a token, which stands for itself.
    }
  }

  /** The value of a header as it may be written: of one that is not harmless, a mark. */
  public String header(String name, String value) {
    return Redaction.header(name, value).equals(value)
        ? text(value)
        : secret(name, value, "the header " + name);
  }

  /** The value of a query's or a form's field, or of anything with a name. */
  public String field(String name, String value) {
    return Redaction.isSecretField(name) && !value.isEmpty()
        ? secret(name, value, "the field " + name)
        : text(value);
  }

  /** A text without a name: what looks like a token in it is replaced. */
  public String text(String value) {
    String known = byValue.get(value);
    if (known != null) {
      return known;
    }
    Matcher token = FORM.matcher(Texts.literal(sound(value)));
    return token.replaceAll(
        it -> Matcher.quoteReplacement(secret("token", it.group(), "a token of the file")));
  }

  /** A value of a feeder, which takes nothing from variables: what looks like a token goes. */
  public String cell(String value) {
    return FORM.matcher(sound(value))
        .replaceAll(
            it -> {
              note(it.group());
              return "removed";
            });
  }

  /** JSON of a request with marks in place of secrets. */
  public JsonNode body(JsonNode json) {
    return replaced(json, "", false);
  }

  /** JSON of an answer, in which the sandbox makes new values in place of secrets. */
  public JsonNode answer(JsonNode json) {
    return answer("", json);
  }

  /** The same of a value with a name. */
  public JsonNode answer(String name, JsonNode json) {
    return replaced(json, name, true);
  }

  private JsonNode replaced(JsonNode json, String name, boolean isAnswer) {
    if (json.isObject()) {
      ObjectNode copy = PlainJson.MAPPER.createObjectNode();
      json.properties()
          .forEach(
              it ->
                  copy.set(
                      Texts.literal(sound(it.getKey())),
                      replaced(it.getValue(), it.getKey(), isAnswer)));
      return copy;
    }
    if (json.isArray()) {
      ArrayNode copy = PlainJson.MAPPER.createArrayNode();
      json.forEach(it -> copy.add(replaced(it, name, isAnswer)));
      return copy;
    }
    boolean isSecret = Redaction.isSecretField(name) && !json.asText().isEmpty();
    if (isAnswer) {
      return json.isNumber() && Redaction.isSecret(name) ? noted(json) : answered(json, isSecret);
    }
    if (isSecret && json.isTextual() || json.isNumber() && Redaction.isSecret(name)) {
      return TextNode.valueOf(field(name, json.asText()));
    }
    return json.isTextual() ? TextNode.valueOf(text(json.asText())) : json;
  }

  private JsonNode noted(JsonNode number) {
    note(number.asText());
    return IntNode.valueOf(0);
  }

  private JsonNode answered(JsonNode json, boolean isSecret) {
    String text = json.asText();
    if (json.isTextual() && (isSecret || FORM.matcher(text).find())) {
      note(text);
      return TextNode.valueOf(MADE);
    }
    return json.isTextual() ? TextNode.valueOf(Texts.answer(sound(text))) : json;
  }

  /** An address without credentials. */
  public String address(String url) {
    USER_INFO.matcher(url).results().forEach(it -> addUserInfo(it.group(1)));
    return USER_INFO.matcher(url).replaceAll("://");
  }

  private void addUserInfo(String userInfo) {
    add(userInfo);
    add(userInfo.substring(userInfo.indexOf(':') + 1));
  }

  /** By variable, what it holds. */
  public Map<String, String> variables() {
    return Collections.unmodifiableMap(variables);
  }

  /** Those values that no byte of the output may have; a word may stand for something else too. */
  public Secrets values() {
    return Secrets.of(values.stream().filter(RARE.asMatchPredicate()).toList());
  }
}
