package salvo.imports.openapi.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Schemas with their references followed and their parts put together. */
public final class Schemas {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_]\\w*");

  private final ApiDocument document;
  private final Map<JsonNode, JsonNode> merged = new IdentityHashMap<>();
  private final Set<JsonNode> open = Collections.newSetFromMap(new IdentityHashMap<>());

  public Schemas(ApiDocument document) {
    this.document = document;
  }

  /** One without references, allOf, oneOf and anyOf at its top; of alternatives the first. */
  public JsonNode of(JsonNode given) {
    JsonNode schema = document.resolved(given);
    if (!schema.has("allOf") && !schema.has("oneOf") && !schema.has("anyOf")) {
      return schema;
    }
    JsonNode known = merged.get(schema);
    if (known != null) {
      return known;
    }
    if (!open.add(schema)) {
      return JsonNodes.object();
    }
    JsonNode whole = whole(schema);
    open.remove(schema);
    merged.put(schema, whole);
    return whole;
  }

  private JsonNode whole(JsonNode schema) {
    List<JsonNode> parts = new ArrayList<>(JsonNodes.elements(schema.path("allOf")));
    for (String either : List.of("oneOf", "anyOf")) {
      JsonNodes.elements(schema.path(either)).stream()
          .filter(it -> !type(of(it)).equals("null"))
          .findFirst()
          .ifPresent(parts::add);
    }
    ObjectNode whole = JsonNodes.object();
    parts.forEach(it -> add(of(it), whole));
    add(schema, whole);
    return whole;
  }

  private static void add(JsonNode part, ObjectNode merged) {
    for (Map.Entry<String, JsonNode> it : part.properties()) {
      switch (it.getKey()) {
        case "allOf", "oneOf", "anyOf" -> {}
        case "properties" ->
            it.getValue()
                .properties()
                .forEach(
                    property ->
                        merged
                            .withObjectProperty("properties")
                            .set(property.getKey(), property.getValue()));
        case "required" -> it.getValue().forEach(merged.withArrayProperty("required")::add);
        default -> merged.set(it.getKey(), it.getValue());
      }
    }
  }

  /** The type of a schema that is put together, of several the first that is not null. */
  public static String type(JsonNode schema) {
    JsonNode type = schema.path("type");
    if (type.isTextual()) {
      return type.asText();
    }
    Optional<String> first =
        JsonNodes.elements(type).stream()
            .map(JsonNode::asText)
            .filter(it -> !it.equals("null"))
            .findFirst();
    if (first.isPresent()) {
      return first.get();
    }
    if (schema.has("properties") || schema.has("additionalProperties")) {
      return "object";
    }
    return schema.has("items") ? "array" : "";
  }

  public static Map<String, JsonNode> properties(JsonNode schema) {
    Map<String, JsonNode> properties = new LinkedHashMap<>();
    schema
        .path("properties")
        .properties()
        .forEach(it -> properties.put(it.getKey(), it.getValue()));
    return properties;
  }

  public static Set<String> required(JsonNode schema) {
    Set<String> required = new LinkedHashSet<>();
    JsonNodes.elements(schema.path("required")).forEach(it -> required.add(it.asText()));
    return required;
  }

  /**
   * The JMESPath of a single value in what a schema describes: of the thing itself, of the first of
   * a list, or of either within an envelope.
   *
   * @param isList whether a list within an envelope comes before the envelope's own properties
   */
  public Optional<String> pathOf(JsonNode given, Predicate<String> name, boolean isList) {
    JsonNode schema = of(given);
    if (type(schema).equals("array")) {
      return own(of(schema.path("items")), name).map(it -> "[0]." + it);
    }
    Optional<String> own = own(schema, name);
    Optional<String> within = within(schema, name);
    return isList ? within.or(() -> own) : own.or(() -> within);
  }

  private Optional<String> own(JsonNode schema, Predicate<String> name) {
    return properties(schema).entrySet().stream()
        .filter(it -> name.test(it.getKey()) && isSingle(of(it.getValue())))
        .map(it -> quoted(it.getKey()))
        .findFirst();
  }

  private Optional<String> within(JsonNode schema, Predicate<String> name) {
    for (Map.Entry<String, JsonNode> it : properties(schema).entrySet()) {
      JsonNode inner = of(it.getValue());
      boolean isArray = type(inner).equals("array");
      Optional<String> found = own(isArray ? of(inner.path("items")) : inner, name);
      if (found.isPresent()) {
        return Optional.of(quoted(it.getKey()) + (isArray ? "[0]." : ".") + found.get());
      }
    }
    return Optional.empty();
  }

  /** The names of all single values that {@link #pathOf} may find. */
  public Set<String> names(JsonNode given) {
    JsonNode schema = of(given);
    if (type(schema).equals("array")) {
      return properties(of(schema.path("items"))).keySet();
    }
    Map<String, JsonNode> own = properties(schema);
    Set<String> names = new HashSet<>(own.keySet());
    for (JsonNode it : own.values()) {
      JsonNode inner = of(it);
      boolean isArray = type(inner).equals("array");
      names.addAll(properties(isArray ? of(inner.path("items")) : inner).keySet());
    }
    return names;
  }

  private static boolean isSingle(JsonNode schema) {
    return !List.of("object", "array", "boolean").contains(type(schema));
  }

  private static String quoted(String name) {
    return PLAIN.matcher(name).matches()
        ? name
        : "\"" + name.replaceAll("[\"\\\\]", "\\\\$0") + "\"";
  }
}
