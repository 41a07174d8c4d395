package salvo.imports.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import salvo.imports.model.ImportSecrets;

/** HOCON as people write it: on one line where it fits, else several entries to a line. */
sealed interface Hocon {

  int WIDTH = 100;

  /** On one line. */
  String flat();

  /** As it fits at a place, of which the first line is known to begin. */
  String at(int column, int indent);

  /** A value that is not broken. */
  record Word(String flat) implements Hocon {

    @Override
    public String at(int column, int indent) {
      return flat;
    }
  }

  /** Named entries. */
  record Entries(Map<String, Hocon> entries) implements Hocon {

    Entries() {
      this(new LinkedHashMap<>());
    }

    /** Adds one, or changes nothing where there is nothing to say. */
    Entries with(String key, Hocon value) {
      boolean isEmpty = value instanceof Entries all && all.entries.isEmpty();
      if (!isEmpty) {
        entries.put(key, value);
      }
      return this;
    }

    Entries with(String key, String word) {
      return with(key, new Word(word));
    }

    private List<String> keys() {
      return entries.entrySet().stream()
          .map(it -> name(it.getKey()) + (it.getValue() instanceof Entries ? " " : " = "))
          .toList();
    }

    @Override
    public String flat() {
      List<String> keys = keys();
      List<String> all = new ArrayList<>();
      int i = 0;
      for (Hocon value : entries.values()) {
        all.add(keys.get(i++) + value.flat());
      }
      return all.isEmpty() ? "{}" : "{ " + String.join(", ", all) + " }";
    }

    @Override
    public String at(int column, int indent) {
      String flat = flat();
      if (fits(flat, column)) {
        return flat;
      }
      Lines lines = new Lines(indent + 2);
      List<String> keys = keys();
      int i = 0;
      for (Hocon value : entries.values()) {
        lines.add(keys.get(i++), value);
      }
      return "{\n" + lines.text() + " ".repeat(indent) + "}";
    }
  }

  /** Values in order, each on a line of its own where they do not fit on one. */
  record Items(List<? extends Hocon> items) implements Hocon {

    @Override
    public String flat() {
      return items.isEmpty()
          ? "[]"
          : items.stream().map(Hocon::flat).collect(Collectors.joining(", ", "[", "]"));
    }

    @Override
    public String at(int column, int indent) {
      String flat = flat();
      return fits(flat, column) ? flat : onLines(indent);
    }

    /** One to a line, however short. */
    String onLines(int indent) {
      String inner = " ".repeat(indent + 2);
      return items.stream()
          .map(it -> inner + it.at(indent + 2, indent + 2) + "\n")
          .collect(Collectors.joining("", "[\n", " ".repeat(indent) + "]"));
    }
  }

  /** Fills lines with entries. */
  final class Lines {

    private final StringBuilder text = new StringBuilder();
    private final String indent;
    private String line = "";

    Lines(int indent) {
      this.indent = " ".repeat(indent);
    }

    void add(String key, Hocon value) {
      String entry = key + value.flat();
      String joined = line.isEmpty() ? indent + entry : line + ", " + entry;
      if (fits(joined, 0)) {
        line = joined;
        return;
      }
      end();
      line = indent + entry;
      if (!fits(line, 0)) {
        line = indent + key + value.at(indent.length() + key.length(), indent.length());
        end();
      }
    }

    private void end() {
      text.append(line).append(line.isEmpty() ? "" : "\n");
      line = "";
    }

    String text() {
      end();
      return text.toString();
    }
  }

  Pattern PLAIN_NAME = Pattern.compile("[A-Za-z_][\\w-]{0,99}");

  /** Neither a word of HOCON, nor anything with a sign that means something. */
  Pattern PLAIN_TEXT =
      Pattern.compile(
          "(?!(?i)(?:true|false|null|yes|no|on|off|include)\\b)"
              + "(?:[A-Za-z_](?:[\\w./-]| (?=\\w))*|/(?:[\\w.-]+(?:/[\\w.-]+)*)?/?)");

  Set<String> WORDS = Set.of("include", "true", "false", "null");

  /** A key. */
  static String name(String key) {
    return PLAIN_NAME.matcher(key).matches() && !WORDS.contains(key) ? key : quoted(key);
  }

  /** A text, bare where it can be; what is the mark of a variable takes that. */
  static Word text(String text) {
    return new Word(
        PLAIN_TEXT.matcher(text).matches() && !text.contains("//") ? text : always(text));
  }

  /** A text that may have lines and quotes of its own. */
  static Word longText(String text) {
    boolean isRaw =
        (text.contains("\"") || text.contains("\\"))
            && !text.contains("\"\"\"")
            && !text.endsWith("\"")
            && text.chars().noneMatch(c -> c < ' ')
            && !ImportSecrets.MARK.matcher(text).find();
    return isRaw ? new Word("\"\"\"" + text + "\"\"\"") : new Word(always(text));
  }

  private static String always(String text) {
    StringBuilder parts = new StringBuilder();
    Matcher mark = ImportSecrets.MARK.matcher(text);
    int end = 0;
    while (mark.find()) {
      parts.append(end == mark.start() ? "" : quoted(text.substring(end, mark.start())));
      parts.append("${?").append(mark.group(1)).append('}');
      end = mark.end();
    }
    boolean isWhole = end == text.length() && !parts.isEmpty();
    return parts.append(isWhole ? "" : quoted(text.substring(end))).toString();
  }

  private static String quoted(String text) {
    return TextNode.valueOf(text).toString();
  }

  /** JSON as HOCON; its texts are always quoted. */
  static Hocon json(JsonNode json) {
    if (json.isObject()) {
      Map<String, Hocon> entries = new LinkedHashMap<>();
      json.properties().forEach(it -> entries.put(it.getKey(), json(it.getValue())));
      return new Entries(entries);
    }
    if (json.isArray()) {
      List<Hocon> items = new ArrayList<>();
      json.forEach(it -> items.add(json(it)));
      return new Items(items);
    }
    return new Word(json.isTextual() ? always(json.asText()) : json.toString());
  }

  private static boolean fits(String text, int column) {
    return column + text.length() <= WIDTH && text.indexOf('\n') < 0;
  }
}
