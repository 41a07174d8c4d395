package salvo.imports.openapi.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import salvo.imports.openapi.document.Operation.Content;

/** Where a version of the format has bodies, schemas of parameters and examples. */
sealed interface Bodies {

  static Bodies of(ApiDocument document) {
    return document.isVersion3() ? new OfVersion3(document) : new OfVersion2(document);
  }

  /**
   * What an operation sends.
   *
   * @param parameters of the operation, resolved
   */
  Optional<Content> ofRequest(JsonNode operation, List<JsonNode> parameters);

  /** What an answer holds. */
  Optional<Content> ofAnswer(JsonNode operation, JsonNode answer);

  /** The schema of a parameter. */
  JsonNode schemaOf(JsonNode parameter);

  /** Values that the document gives for a parameter. */
  List<JsonNode> examples(JsonNode parameter);

  /** The better a media type can be written, the less. */
  static int rank(String mediaType) {
    String type = mediaType.toLowerCase(Locale.ROOT);
    if (type.equals("application/json")) {
      return 0;
    }
    if (type.contains("json") && !type.contains("ndjson") || type.equals("*/*")) {
      return 1;
    }
    if (type.equals("application/x-www-form-urlencoded")) {
      return 2;
    }
    return type.equals("multipart/form-data") ? 3 : type.startsWith("text/plain") ? 4 : 5;
  }

  /** OpenAPI 3.0 and 3.1: content by media type. */
  record OfVersion3(ApiDocument document) implements Bodies {

    @Override
    public Optional<Content> ofRequest(JsonNode operation, List<JsonNode> parameters) {
      return content(document.resolved(operation.path("requestBody")).path("content"));
    }

    @Override
    public Optional<Content> ofAnswer(JsonNode operation, JsonNode answer) {
      return content(answer.path("content"));
    }

    private Optional<Content> content(JsonNode byType) {
      Content best = null;
      for (Map.Entry<String, JsonNode> it : byType.properties()) {
        String type = it.getKey().replaceFirst("\\s*;.*", "").strip();
        if (best == null || rank(type) < rank(best.mediaType())) {
          best = new Content(type, it.getValue().path("schema"), examples(it.getValue()));
        }
      }
      return Optional.ofNullable(best);
    }

    @Override
    public JsonNode schemaOf(JsonNode parameter) {
      if (parameter.has("schema")) {
        return parameter.path("schema");
      }
      return content(parameter.path("content")).map(Content::schema).orElse(JsonNodes.object());
    }

    @Override
    public List<JsonNode> examples(JsonNode holder) {
      List<JsonNode> all = new ArrayList<>();
      if (JsonNodes.isExample(holder.path("example"))) {
        all.add(holder.path("example"));
      }
      holder
          .path("examples")
          .forEach(
              it -> {
                JsonNode value = document.resolved(it).path("value");
                if (JsonNodes.isExample(value)) {
                  all.add(value);
                }
              });
      return List.copyOf(all);
    }
  }

  /** Swagger 2: parameters in body and formData, media types apart. */
  record OfVersion2(ApiDocument document) implements Bodies {

    @Override
    public Optional<Content> ofRequest(JsonNode operation, List<JsonNode> parameters) {
      for (JsonNode it : parameters) {
        if (it.path("in").asText().equals("body")) {
          List<JsonNode> examples = new ArrayList<>();
          it.path("x-examples").forEach(examples::add);
          return Optional.of(
              new Content(type(operation, "consumes"), it.path("schema"), List.copyOf(examples)));
        }
      }
      List<JsonNode> fields =
          parameters.stream().filter(it -> it.path("in").asText().equals("formData")).toList();
      return fields.isEmpty() ? Optional.empty() : Optional.of(form(operation, fields));
    }

    private Content form(JsonNode operation, List<JsonNode> fields) {
      ObjectNode schema = JsonNodes.object().put("type", "object");
      boolean hasFile = false;
      for (JsonNode field : fields) {
        ObjectNode property = field.deepCopy();
        if (field.path("type").asText().equals("file")) {
          hasFile = true;
          property.put("type", "string").put("format", "binary");
        }
        boolean isRequired = field.path("required").asBoolean();
        property.remove("required");
        schema.withObjectProperty("properties").set(field.path("name").asText(), property);
        if (isRequired) {
          schema.withArrayProperty("required").add(field.path("name").asText());
        }
      }
      boolean isMultipart = hasFile || type(operation, "consumes").equals("multipart/form-data");
      return new Content(
          isMultipart ? "multipart/form-data" : "application/x-www-form-urlencoded",
          schema,
          List.of());
    }

    @Override
    public Optional<Content> ofAnswer(JsonNode operation, JsonNode answer) {
      List<JsonNode> examples = new ArrayList<>();
      String type = type(operation, "produces");
      for (Map.Entry<String, JsonNode> it : answer.path("examples").properties()) {
        if (it.getKey().equals(type) && JsonNodes.isExample(it.getValue())) {
          examples.add(it.getValue());
        }
      }
      return answer.has("schema") || !examples.isEmpty()
          ? Optional.of(new Content(type, answer.path("schema"), List.copyOf(examples)))
          : Optional.empty();
    }

    /** JSON, where it is one of several or none is told. */
    private String type(JsonNode operation, String key) {
      JsonNode types = operation.has(key) ? operation.path(key) : document.root().path(key);
      String best = "application/json";
      int least = Integer.MAX_VALUE;
      for (JsonNode it : JsonNodes.elements(types)) {
        String type = it.asText().replaceFirst("\\s*;.*", "").strip();
        if (rank(type) < least) {
          least = rank(type);
          best = type;
        }
      }
      return best;
    }

    @Override
    public JsonNode schemaOf(JsonNode parameter) {
      return parameter.has("schema") ? parameter.path("schema") : parameter;
    }

    @Override
    public List<JsonNode> examples(JsonNode parameter) {
      JsonNode example = parameter.path("x-example");
      return JsonNodes.isExample(example) ? List.of(example) : List.of();
    }
  }
}
