package salvo.imports.k6;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import salvo.config.steps.Saved;
import salvo.imports.k6.script.Js;
import salvo.imports.model.Texts;
import salvo.imports.recorded.Payload;
import salvo.imports.recorded.Placeholder;

/**
 * What expressions stand for, as texts with placeholders: constants, variables of the environment,
 * values of answers, and what k6's helpers make at random. Empty is what only running the script
 * would tell.
 */
final class Values {

  private static final int DEEPEST = 50;

  private final Map<String, Js> constants = new HashMap<>();
  private final Map<String, SentCall> answers = new HashMap<>();
  private final Map<String, String> placeholders = new HashMap<>();
  private int depth;

  void constant(String name, Js value) {
    answers.remove(name);
    placeholders.remove(name);
    constants.put(name, value);
  }

  /** The variable that holds the answer of a call. */
  void answer(String name, SentCall call) {
    constants.remove(name);
    answers.put(name, call);
  }

  Optional<SentCall> answer(Js expression) {
    return expression instanceof Js.Name name
        ? Optional.ofNullable(answers.get(name.name()))
        : Optional.empty();
  }

  /** The value of a constant, or what it is itself. */
  Js resolved(Js expression) {
    Js at = expression;
    for (int i = 0; i < DEEPEST && at instanceof Js.Name name; i++) {
      if (!constants.containsKey(name.name())) {
        return at;
      }
      at = constants.get(name.name());
    }
    return at;
  }

  /** Notes that a variable has a value of an answer, if it has. */
  boolean keep(String name, Js expression) {
    Optional<String> path = path(expression);
    if (path.isEmpty()) {
      return false;
    }
    String kept = Texts.attribute(name);
    boolean isKept = root(expression).map(it -> it.save(saved(kept, expression))).orElse(false);
    if (isKept) {
      constants.remove(name);
      placeholders.put(name, kept);
    }
    return isKept;
  }

  private static Saved saved(String name, Js expression) {
    return header(expression)
        .map(it -> new Saved(name, Saved.Kind.HEADER, it))
        .orElseGet(() -> new Saved(name, Saved.Kind.JSON, path(expression).orElse("")));
  }

  /** The call whose answer an expression looks into. */
  private Optional<SentCall> root(Js expression) {
    Js at = expression;
    while (true) {
      if (answer(at).isPresent()) {
        return answer(at);
      } else if (at instanceof Js.Member member) {
        at = member.of();
      } else if (at instanceof Js.Call call
          && isFunction(call, "JSON", "parse")
          && call.arguments().size() == 1) {
        at = call.arguments().get(0);
      } else if (at instanceof Js.Call call) {
        at = call.callee();
      } else {
        return Optional.empty();
      }
    }
  }

  /** The name of a header, where one is taken. */
  private static Optional<String> header(Js expression) {
    return expression instanceof Js.Member outer
            && outer.of() instanceof Js.Member inner
            && key(inner.key()).filter("headers"::equals).isPresent()
        ? key(outer.key())
        : Optional.empty();
  }

  /** JMESPath of the value of an answer; that of the answer as a whole is empty. */
  private static Optional<String> path(Js expression) {
    if (header(expression).isPresent()) {
      return header(expression);
    }
    if (expression instanceof Js.Call call) {
      if (isFunction(call, "JSON", "parse")) {
        return Optional.of("");
      }
      boolean isJson =
          call.callee() instanceof Js.Member member
              && key(member.key()).filter("json"::equals).isPresent();
      if (isJson && call.arguments().isEmpty()) {
        return Optional.of("");
      }
      return isJson ? key(call.arguments().get(0)).map(Values::ofSelector) : Optional.empty();
    }
    if (expression instanceof Js.Member member) {
      Optional<String> parent = path(member.of());
      Optional<String> key = key(member.key());
      if (parent.isPresent() && key.isPresent()) {
        return Optional.of(joined(parent.get(), key.get()));
      }
    }
    return Optional.empty();
  }

  private static String ofSelector(String selector) {
    String path = "";
    for (String part : selector.split("\\.")) {
      path = joined(path, part);
    }
    return path;
  }

  private static String joined(String path, String key) {
    if (key.matches("\\d+")) {
      return path + "[" + key + "]";
    }
    String name = key.matches("[A-Za-z_]\\w*") ? key : "\"" + key + "\"";
    return path.isEmpty() ? name : path + "." + name;
  }

  private static Optional<String> key(Js key) {
    return key instanceof Js.Value value ? Optional.of(value.text()) : Optional.empty();
  }

  static boolean isFunction(Js.Call call, String object, String name) {
    return call.callee() instanceof Js.Member member
        && member.of() instanceof Js.Name of
        && of.name().equals(object)
        && key(member.key()).filter(name::equals).isPresent();
  }

  /** A text, with placeholders. */
  Optional<String> text(Js expression) {
    if (++depth > DEEPEST) {
      depth--;
      return Optional.empty();
    }
    try {
      return of(expression);
    } finally {
      depth--;
    }
  }

  private Optional<String> of(Js expression) {
    if (expression instanceof Js.Value value) {
      return Optional.of(Texts.literal(value.text()));
    }
    if (expression instanceof Js.Text template) {
      return joined(template.parts());
    }
    if (expression instanceof Js.Name name) {
      if (placeholders.containsKey(name.name())) {
        return Optional.of(Placeholder.of(placeholders.get(name.name())));
      }
      Js value = constants.get(name.name());
      return value == null ? Optional.empty() : text(value);
    }
    if (expression instanceof Js.Op op) {
      return ofSign(op);
    }
    if (expression instanceof Js.Call call) {
      return made(call).or(() -> taken(call));
    }
    return expression instanceof Js.Member member ? ofMember(member) : Optional.empty();
  }

  private Optional<String> joined(List<Js> parts) {
    StringBuilder text = new StringBuilder();
    for (Js part : parts) {
      Optional<String> one = text(part);
      if (one.isEmpty()) {
        return one;
      }
      text.append(one.get());
    }
    return Optional.of(text.toString());
  }

  private Optional<String> ofSign(Js.Op op) {
    return switch (op.sign()) {
      case "+" -> joined(List.of(op.left(), op.right()));
      // What stands behind is the default of a variable of the environment.
      case "||", "??" ->
          op.right() instanceof Js.Value value && value.isText()
              ? text(op.right())
              : text(op.left());
      default -> Optional.empty();
    };
  }

  private Optional<String> ofMember(Js.Member member) {
    Optional<String> key = key(member.key());
    if (member.of() instanceof Js.Name of && of.name().equals("__ENV") && key.isPresent()) {
      return Optional.of(Placeholder.of(Texts.attribute(key.get())));
    }
    if (resolved(member.of()) instanceof Js.Obj object && key.isPresent()) {
      Js field = object.fields().get(key.get());
      return field == null ? Optional.empty() : text(field);
    }
    return taken(member);
  }

  /** A value of an answer that has no variable of its own. */
  private Optional<String> taken(Js expression) {
    Optional<String> path = path(expression).filter(it -> !it.isEmpty());
    Optional<SentCall> root = root(expression);
    if (path.isEmpty() || root.isEmpty()) {
      return Optional.empty();
    }
    String name =
        Texts.attribute(path.get().replaceFirst(".*[.]", "").replaceAll("[\\[\\]\"]", ""));
    return root.get().save(saved(name, expression))
        ? Optional.of(Placeholder.of(name))
        : Optional.empty();
  }

  private Optional<String> made(Js.Call call) {
    if (Values.isFunction(call, "Date", "now")) {
      return Optional.of("#{currentTimeMillis()}");
    }
    if (call.callee() instanceof Js.Member member
        && key(member.key()).filter("toString"::equals).isPresent()
        && call.arguments().isEmpty()) {
      return text(member.of());
    }
    if (!(call.callee() instanceof Js.Name name)) {
      return Optional.empty();
    }
    List<Optional<String>> given = call.arguments().stream().map(this::text).toList();
    return switch (name.name()) {
      case "uuidv4" -> Optional.of("#{randomUuid()}");
      case "String", "encodeURIComponent", "encodeURI" ->
          given.isEmpty() ? Optional.empty() : given.get(0);
      case "randomString" ->
          given.isEmpty()
              ? Optional.empty()
              : given
                  .get(0)
                  .filter(it -> it.matches("\\d{1,4}"))
                  .map(it -> "#{randomAlphanumeric(" + it + ")}");
      case "randomIntBetween" -> between(given);
      default -> Optional.empty();
    };
  }

  private static Optional<String> between(List<Optional<String>> bounds) {
    boolean areNumbers =
        bounds.size() == 2
            && bounds.stream()
                .allMatch(it -> it.filter(text -> text.matches("\\d{1,9}")).isPresent());
    return areNumbers
        ? Optional.of(
            "#{randomInt("
                + bounds.get(0).get()
                + ","
                + (Long.parseLong(bounds.get(1).get()) + 1)
                + ")}")
        : Optional.empty();
  }

  /** JSON whose texts may have placeholders. */
  Optional<JsonNode> json(Js expression) {
    Js value = resolved(expression);
    if (value instanceof Js.Obj object) {
      ObjectNode node = Payload.MAPPER.createObjectNode();
      for (Map.Entry<String, Js> field : object.fields().entrySet()) {
        Optional<JsonNode> inner = json(field.getValue());
        if (inner.isEmpty()) {
          return inner;
        }
        node.set(field.getKey(), inner.get());
      }
      return Optional.of(node);
    }
    if (value instanceof Js.Arr array) {
      ArrayNode node = Payload.MAPPER.createArrayNode();
      for (Js item : array.items()) {
        Optional<JsonNode> inner = json(item);
        if (inner.isEmpty()) {
          return inner;
        }
        node.add(inner.get());
      }
      return Optional.of(node);
    }
    if (value instanceof Js.Value single && !single.isText()) {
      return number(single.text());
    }
    return text(expression).map(TextNode::valueOf);
  }

  private static Optional<JsonNode> number(String text) {
    try {
      return Optional.of(Payload.MAPPER.readTree(text));
    } catch (JsonProcessingException notOfJson) {
      return Optional.empty();
    }
  }
}
