package salvo.imports.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import salvo.config.steps.Saved.Kind;
import salvo.imports.recorded.Answer;
import salvo.imports.recorded.Field;
import salvo.imports.recorded.Forms;
import salvo.imports.recorded.Payload;

/** Finds wanted values in answers, and how they are found there again. */
final class AnswerValues {

  private static final Set<String> DULL_HEADERS =
      Set.of(
          "date",
          "server",
          "etag",
          "last-modified",
          "expires",
          "vary",
          "age",
          "via",
          "alt-svc",
          "connection",
          "transfer-encoding");

  private static final Pattern HEADER = Pattern.compile("[\\w!$%&'*+.^`|~-]{1,200}");

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern WORD = Pattern.compile("[\\w-]{6,}|[^\\s\"'<>&]{6,}");

  private static final Pattern PART = Pattern.compile("[\\w-]{6,}");

  private final BiPredicate<String, Integer> isWanted;
  private final Map<String, Source> found = new HashMap<>();

  /**
   * A search.
   *
   * @param isWanted whether a value that the answer of that number brings is looked for
   */
  AnswerValues(BiPredicate<String, Integer> isWanted) {
    this.isWanted = isWanted;
  }

  Optional<Source> of(String value) {
    return Optional.ofNullable(found.get(value));
  }

  void look(int call, Answer answer) {
    Optional<JsonNode> json = Payload.json(answer.body());
    json.ifPresent(it -> json(call, "", "", it));
    json.ifPresent(it -> within(call, answer.body(), it));
    for (Field header : answer.headers()) {
      String name = header.name().toLowerCase(Locale.ROOT);
      if (name.equals("set-cookie")) {
        header.value().lines().forEach(it -> cookie(call, it));
      } else if (isTelling(name)) {
        note(header.value().strip(), new Source(call, Kind.HEADER, header.name(), header.name()));
        within(call, header);
      }
    }
    if (json.isEmpty()) {
      text(call, answer.body());
    }
  }

  private static boolean isTelling(String header) {
    return HEADER.matcher(header).matches()
        && !DULL_HEADERS.contains(header)
        && !header.startsWith("content-");
  }

  private void note(String value, Source source) {
    if (!found.containsKey(value) && isWanted.test(value, source.call())) {
      found.put(value, source);
    }
  }

  private void json(int call, String path, String key, JsonNode node) {
    if (node.isObject()) {
      node.properties()
          .forEach(it -> json(call, member(path, it.getKey()), it.getKey(), it.getValue()));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        json(call, path + "[" + i + "]", key, node.get(i));
      }
    } else if (node.isTextual() || node.isIntegralNumber()) {
      note(node.asText(), new Source(call, Kind.JSON, path, key));
    }
  }

  private static String member(String path, String key) {
    String name = NAME.matcher(key).matches() ? key : TextNode.valueOf(key).toString();
    return path.isEmpty() ? name : path + "." + name;
  }

  private void cookie(int call, String cookie) {
    String pair = cookie.replaceFirst(";.*", "");
    int mark = pair.indexOf('=');
    if (mark > 0) {
      String name = pair.substring(0, mark).strip();
      String value = pair.substring(mark + 1);
      note(value, new Source(call, Kind.COOKIE, name, name));
    }
  }

  /** A part of a header, such as an id at the end of an address. */
  private void within(int call, Field header) {
    Matcher words = PART.matcher(header.value());
    while (words.find()) {
      String word = words.group();
      if (!found.containsKey(word) && isWanted.test(word, call)) {
        Surroundings.of(header.value(), words.start(), word)
            .ifPresent(
                it ->
                    note(
                        word,
                        new Source(call, Kind.HEADER, header.name(), Optional.of(it.regex()), "")));
      }
    }
  }

  /** Parts of JSON's texts, such as an id within a link. */
  private void within(int call, String body, JsonNode node) {
    if (node.isTextual()) {
      String text = node.textValue();
      Matcher words = PART.matcher(text);
      while (words.find()) {
        String word = words.group();
        if (words.start() > 0 && !found.containsKey(word) && isWanted.test(word, call)) {
          Surroundings.of(text, words.start(), word)
              .filter(it -> it.finds(word, body))
              .ifPresent(it -> note(word, new Source(call, Kind.REGEX, it.regex(), it.name())));
        }
      }
    } else {
      node.forEach(it -> within(call, body, it));
    }
  }

  private void text(int call, String body) {
    Matcher words = WORD.matcher(body);
    while (words.find()) {
      String word = words.group();
      word(call, body, words.start(), word);
      for (String part : word.split("[^\\w-]+")) {
        if (part.length() < word.length()) {
          word(call, body, words.start() + word.indexOf(part), part);
        }
      }
    }
  }

  private void word(int call, String body, int at, String word) {
    if (!found.containsKey(word) && isWanted.test(word, call)) {
      Surroundings.of(body, at, word)
          .ifPresent(it -> note(word, new Source(call, Kind.REGEX, it.regex(), it.name())));
    }
  }

  /** A text of a path or a form as the answer has it. */
  static String decoded(String segment) {
    return segment.contains("%") ? Forms.decoded(segment.replace("+", "%2B")) : segment;
  }
}
