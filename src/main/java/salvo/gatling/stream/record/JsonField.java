package salvo.gatling.stream.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in an event: {@code choices[*].delta.content}, {@code items[0]}. It may depend on a field
 * beside the last one: {@code delta when type = text}, {@code text when thought != true}.
 */
final class JsonField {

  private static final Pattern WHOLE =
      Pattern.compile(
          "(?<path>[^\\s]+)(\\s+when\\s+(?<name>\\S+)\\s*(?<sign>!?=)\\s*(?<value>.+))?");
  private static final Pattern STEP =
      Pattern.compile("(?<name>[\\p{L}_$][\\p{L}\\p{N}_$-]*)(?<index>(\\[(\\*|\\d+)])*)");
  private static final Pattern INDEX = Pattern.compile("\\[(\\*|\\d+)]");
  private static final String ALL = "*";

  /** A name, or an index: a number or a star. */
  private record Step(String text, boolean isIndex) {}

  /** What the field beside the last must be, or must not be. */
  private record Condition(String name, boolean mustBe, String value) {

    boolean holds(JsonNode beside) {
      return beside.path(name).asText().equals(value) == mustBe;
    }
  }

  private final List<Step> steps;
  private final Optional<Condition> condition;

  private JsonField(List<Step> steps, Optional<Condition> condition) {
    this.steps = steps;
    this.condition = condition;
  }

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException when it is none
   */
  static JsonField of(String text) {
    Matcher whole = WHOLE.matcher(text.strip());
    if (!whole.matches()) {
      throw unreadable(text);
    }
    Optional<Condition> condition =
        Optional.ofNullable(whole.group("name"))
            .map(
                name ->
                    new Condition(
                        name, whole.group("sign").equals("="), whole.group("value").strip()));
    return new JsonField(
        Arrays.stream(whole.group("path").split("\\."))
            .flatMap(step -> steps(step, text).stream())
            .toList(),
        condition);
  }

  private static List<Step> steps(String step, String text) {
    Matcher matcher = STEP.matcher(step);
    if (!matcher.matches()) {
      throw unreadable(text);
    }
    List<Step> all = new ArrayList<>();
    all.add(new Step(matcher.group("name"), false));
    Matcher index = INDEX.matcher(matcher.group("index"));
    while (index.find()) {
      all.add(new Step(index.group(1), true));
    }
    return all;
  }

  private static IllegalArgumentException unreadable(String text) {
    return new IllegalArgumentException(
        "\""
            + text
            + "\" is not a field of an event. Write it as choices[*].delta.content, or as delta"
            + " when type = text.");
  }

  /** Each value that is there and not null. */
  void each(JsonNode event, Consumer<JsonNode> values) {
    walk(event, event, 0, values);
  }

  private void walk(JsonNode node, JsonNode parent, int depth, Consumer<JsonNode> values) {
    if (depth == steps.size()) {
      if (!node.isNull() && condition.map(it -> it.holds(parent)).orElse(true)) {
        values.accept(node);
      }
      return;
    }
    Step step = steps.get(depth);
    if (!step.isIndex()) {
      descend(node.get(step.text()), node, depth, values);
    } else if (step.text().equals(ALL)) {
      node.forEach(item -> descend(item, parent, depth, values));
    } else {
      descend(node.get(Integer.parseInt(step.text())), parent, depth, values);
    }
  }

  private void descend(JsonNode child, JsonNode parent, int depth, Consumer<JsonNode> values) {
    if (child != null) {
      walk(child, parent, depth + 1, values);
    }
  }
}
