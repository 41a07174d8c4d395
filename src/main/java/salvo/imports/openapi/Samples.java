package salvo.imports.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import salvo.imports.model.ImportSecrets;
import salvo.imports.openapi.document.JsonNodes;
import salvo.imports.openapi.document.Operation.Content;
import salvo.imports.openapi.document.Operation.Parameter;
import salvo.imports.openapi.document.Schemas;
import salvo.text.Redaction;

/** Values of requests and answers: what the document gives, or else what its schemas allow. */
final class Samples {

  private static final int DEEPEST = 5;

  /** Values of one body: those of large schemas within one another would have no end. */
  private static final int MOST_VALUES = 300;

  /** What is no word, although its name may be that of a code or a key of another kind. */
  private static final Pattern KEY = Pattern.compile("(?=.*\\d)(?=.*[A-Za-z])\\S{12,}");

  /** The name of what names another thing. */
  private static final Pattern REFERENCE = Pattern.compile(".*[a-z0-9](Id|ID|_id|-id)");

  private final Schemas schemas;
  private final ImportSecrets secrets;
  private final long seed;
  private final Set<JsonNode> open = Collections.newSetFromMap(new IdentityHashMap<>());
  private int left;

  Samples(Schemas schemas, ImportSecrets secrets, long seed) {
    this.schemas = schemas;
    this.secrets = secrets;
    this.seed = seed;
  }

  /** The value of a parameter as a text: one that is always the same, or a column. */
  String parameter(Parameter parameter, FeederColumns columns) {
    List<String> given = texts(givenFor(parameter));
    if (parameter.in().equals("cookie") || isSecret(parameter, given)) {
      given.forEach(secrets::note);
      return secrets.variable(
          parameter.name(), "the " + parameter.in() + " value " + parameter.name());
    }
    return given.size() == 1
        ? secrets.text(given.get(0))
        : columns.add(parameter.name(), cells(given, parameter));
  }

  /** The same of a path, always a column: what is sent has one name then. */
  String ofPath(Parameter parameter, FeederColumns columns) {
    List<String> given = texts(givenFor(parameter));
    boolean isSecret = isSecret(parameter, given);
    given.stream().filter(it -> isSecret).forEach(secrets::note);
    return columns.add(parameter.name(), cells(isSecret ? List.of() : given, parameter));
  }

  private static boolean isSecret(Parameter parameter, List<String> given) {
    return Redaction.isSecret(parameter.name())
        || Redaction.isSecretField(parameter.name())
            && given.stream().anyMatch(KEY.asMatchPredicate());
  }

  private List<String> cells(List<String> given, Parameter parameter) {
    return given.isEmpty()
        ? made(single(schemas.of(parameter.schema())), parameter.name())
        : given.stream().map(secrets::cell).toList();
  }

  private static List<String> texts(List<JsonNode> values) {
    return values.stream().map(Samples::text).distinct().toList();
  }

  /** The values that the document gives for one. */
  List<JsonNode> givenFor(Parameter parameter) {
    if (!parameter.examples().isEmpty()) {
      return parameter.examples();
    }
    JsonNode schema = schemas.of(parameter.schema());
    List<JsonNode> own = Values.given(schema);
    return own.isEmpty() ? Values.given(single(schema)) : own;
  }

  /** Of a list, what it is of. */
  private JsonNode single(JsonNode schema) {
    return Schemas.type(schema).equals("array") ? schemas.of(schema.path("items")) : schema;
  }

  /** Of a list its first value: how several are sent differs. */
  private static String text(JsonNode value) {
    if (value.isArray()) {
      return value.isEmpty() ? "" : text(value.get(0));
    }
    return value.isTextual() ? value.asText() : value.toString();
  }

  private List<String> made(JsonNode schema, String name) {
    Values values = new Values(seed, name);
    List<String> all = new ArrayList<>();
    for (int i = 0; i < FeederColumns.ROWS; i++) {
      all.add(text(values.made(schema, name)));
    }
    return all;
  }

  /**
   * What a request carries, with placeholders for texts that are made.
   *
   * @param brought by property, what takes its place
   */
  JsonNode request(Content content, Map<String, String> brought, FeederColumns columns) {
    left = MOST_VALUES;
    if (!content.examples().isEmpty()) {
      return secrets.body(content.examples().get(0));
    }
    JsonNode body = request(content.schema(), "", columns, 0, brought.keySet());
    if (body instanceof ObjectNode object) {
      brought.forEach(object::put);
    }
    return body;
  }

  /** The properties of a body that name another thing, and whose values would have to be made. */
  List<String> references(Content content) {
    JsonNode schema = schemas.of(content.schema());
    if (!content.examples().isEmpty() || !Values.given(schema).isEmpty()) {
      return List.of();
    }
    Set<String> required = Schemas.required(schema);
    return Schemas.properties(schema).entrySet().stream()
        .filter(it -> REFERENCE.matcher(it.getKey()).matches())
        .filter(it -> required.isEmpty() || required.contains(it.getKey()))
        .filter(it -> isOpen(schemas.of(it.getValue())))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static boolean isOpen(JsonNode schema) {
    return Values.given(schema).isEmpty()
        && !schema.path("readOnly").asBoolean()
        && List.of("string", "integer").contains(Schemas.type(schema));
  }

  private JsonNode request(JsonNode given, String name, FeederColumns columns, int depth) {
    return request(given, name, columns, depth, Set.of());
  }

  private JsonNode request(
      JsonNode given, String name, FeederColumns columns, int depth, Set<String> without) {
    JsonNode schema = schemas.of(given);
    List<JsonNode> values = Values.given(schema);
    if (!values.isEmpty() && values.get(0).isContainerNode()) {
      return secrets.body(values.get(0));
    }
    return switch (Schemas.type(schema)) {
      case "object" -> object(schema, name, columns, depth, without);
      case "array" -> {
        ArrayNode array = JsonNodes.array();
        if (depth < DEEPEST) {
          array.add(request(schema.path("items"), name, columns, depth + 1));
        }
        yield array;
      }
      default -> scalar(schema, values, name, columns);
    };
  }

  private JsonNode object(
      JsonNode schema, String name, FeederColumns columns, int depth, Set<String> without) {
    ObjectNode object = JsonNodes.object();
    Map<String, JsonNode> properties = Schemas.properties(schema);
    Set<String> required = Schemas.required(schema);
    boolean isAllAsked = required.isEmpty() && depth == 0;
    properties.forEach(
        (key, property) -> {
          JsonNode inner = schemas.of(property);
          boolean isSent =
              !inner.path("readOnly").asBoolean()
                  && !without.contains(key)
                  && depth < DEEPEST
                  && left > 0
                  && (isAllAsked || required.contains(key) || !Values.given(inner).isEmpty());
          if (isSent) {
            String column = name.isEmpty() ? key : name + "_" + key;
            left--;
            object.set(key, request(property, column, columns, depth + 1));
          }
        });
    return object;
  }

  private JsonNode scalar(
      JsonNode schema, List<JsonNode> values, String name, FeederColumns columns) {
    boolean isOfEnum = schema.has("enum") || schema.has("const");
    List<JsonNode> given = values;
    if (Redaction.isSecretField(name) && !isOfEnum) {
      values.forEach(it -> secrets.note(it.asText()));
      given = List.of();
    }
    boolean isText = Schemas.type(schema).equals("string") || Schemas.type(schema).isEmpty();
    if (given.size() == 1 || !given.isEmpty() && !isText) {
      JsonNode first = given.get(0);
      return first.isTextual() ? TextNode.valueOf(secrets.text(first.asText())) : first;
    }
    if (!isText) {
      return new Values(seed, name).made(schema, name);
    }
    String column = name.isEmpty() ? "value" : name;
    return TextNode.valueOf(
        columns.add(
            column,
            given.isEmpty()
                ? made(schema, column)
                : texts(given).stream().map(secrets::cell).toList()));
  }

  /** What the sandbox answers by the document's example, or else by its schema. */
  JsonNode answer(Content content) {
    return content.examples().isEmpty()
        ? madeAnswer(content)
        : secrets.answer(content.examples().get(0));
  }

  /** The same by its schema alone. */
  JsonNode madeAnswer(Content content) {
    left = MOST_VALUES;
    return answer(content.schema(), "", "answer", 0);
  }

  /**
   * A value of a schema.
   *
   * @param place by which equal seeds make equal values
   */
  private JsonNode answer(JsonNode given, String name, String place, int depth) {
    JsonNode schema = schemas.of(given);
    List<JsonNode> values = Values.given(schema);
    if (!values.isEmpty()) {
      return secrets.answer(name, values.get(0));
    }
    return switch (Schemas.type(schema)) {
      case "object" -> {
        ObjectNode object = JsonNodes.object();
        open.add(schema);
        Schemas.properties(schema)
            .forEach(
                (key, property) -> {
                  JsonNode inner = schemas.of(property);
                  boolean isShown =
                      !inner.path("writeOnly").asBoolean()
                          && !open.contains(inner)
                          && !open.contains(single(inner));
                  if (isShown && depth < DEEPEST && left > 0) {
                    left--;
                    object.set(key, answer(property, key, place + "." + key, depth + 1));
                  }
                });
        open.remove(schema);
        yield object;
      }
      case "array" -> {
        ArrayNode array = JsonNodes.array();
        for (int i = 0; i < 2 && depth < DEEPEST && left > 0; i++) {
          array.add(answer(schema.path("items"), name, place + "." + i, depth + 1));
        }
        yield array;
      }
      default -> {
        JsonNode made = new Values(seed, place).made(schema, name);
        boolean isSecret = made.isTextual() && Redaction.isSecretField(name);
        yield isSecret ? TextNode.valueOf(ImportSecrets.MADE) : made;
      }
    };
  }
}
