package salvo.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The fields of a JSON object, each checked as it is read; what is wrong goes to one list. */
final class Fields {

  private final JsonNode document;
  private final String prefix;
  private final List<String> problems;
  private final SortedSet<String> known = new TreeSet<>();

  Fields(JsonNode document, List<String> problems) {
    this(document, "", problems);
  }

  private Fields(JsonNode document, String prefix, List<String> problems) {
    this.document = document;
    this.prefix = prefix;
    this.problems = problems;
  }

  /** The fields of an object within this one; none when it is absent. */
  Fields object(String field) {
    JsonNode value = value(field);
    if (!value.isMissingNode() && !value.isObject()) {
      problem(field, value, "must be an object");
    }
    return new Fields(value, prefix + field + ".", problems);
  }

  /** The fields of each object of a list; none when it is absent. */
  List<Fields> list(String field) {
    JsonNode list = value(field);
    if (!list.isMissingNode() && !list.isArray()) {
      problem(field, list, "must be a list of objects");
    }
    List<Fields> elements = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      elements.add(new Fields(list.get(i), prefix + field + "[" + i + "].", problems));
    }
    return elements;
  }

  /** The names of the fields of a free map. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    document.fieldNames().forEachRemaining(names::add);
    return names;
  }

  JsonNode value(String field) {
    known.add(field);
    return document.path(field);
  }

  boolean flag(String field, boolean absent) {
    JsonNode value = value(field);
    if (!value.isMissingNode() && !value.isBoolean()) {
      problem(field, value, "must be true or false");
    }
    return value.asBoolean(absent);
  }

  long whole(String field, long absent, long min, long max) {
    JsonNode value = value(field);
    long whole = value.asLong(absent);
    boolean fits = value.isMissingNode() || value.isIntegralNumber() && value.canConvertToLong();
    if (!fits || whole < min || whole > max) {
      problem(
          field,
          value.isMissingNode() ? whole : value,
          "must be a whole number from " + min + " to " + max);
    }
    return whole;
  }

  double number(String field, double absent, int max) {
    JsonNode value = value(field);
    double number = value.asDouble(absent);
    boolean fits = value.isMissingNode() || value.isNumber();
    if (!fits || !(number >= 0 && number <= max)) {
      problem(field, value, "must be a number from 0 to " + max);
    }
    return number;
  }

  String text(String field, String absent) {
    String text = possiblyEmpty(field, absent);
    if (text.isBlank()) {
      problem(field, "\"\"", "must not be empty");
    }
    return text;
  }

  String possiblyEmpty(String field, String absent) {
    JsonNode value = value(field);
    if (!value.isMissingNode() && !value.isTextual()) {
      problem(field, value, "must be a text");
    }
    return value.asText(absent);
  }

  /** A required word; when it is missing or none of the valid ones, the first of these. */
  String oneOf(String field, Collection<String> words) {
    JsonNode value = value(field);
    if (words.contains(value.asText())) {
      return value.asText();
    }
    String shown = value.isMissingNode() ? "nothing" : value.toString();
    problem(field, shown, "must be one of " + String.join(", ", words));
    return words.iterator().next();
  }

  void refuseUnknown() {
    document
        .fieldNames()
        .forEachRemaining(
            field -> {
              if (!known.contains(field)) {
                problem(field, "unknown field", "must be one of " + String.join(", ", known));
              }
            });
  }

  void problem(String field, Object value, String rule) {
    problems.add(prefix + field + ": " + value + ": " + rule);
  }
}
