package salvo.imports.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import salvo.config.steps.Expected;
import salvo.config.steps.Saved;
import salvo.imports.model.ImportedBody;
import salvo.imports.model.ImportedFile;
import salvo.imports.model.ImportedStep;
import salvo.imports.model.Texts;
import salvo.imports.openapi.document.JsonNodes;
import salvo.imports.openapi.document.Operation;
import salvo.imports.openapi.document.Operation.Answer;
import salvo.imports.openapi.document.Operation.Content;
import salvo.imports.openapi.document.Operation.Parameter;
import salvo.imports.openapi.document.Schemas;

/** Operations as requests. */
final class Requests {

  private static final String UPLOAD = "upload.txt";

  private final Samples samples;
  private final Schemas schemas;
  private final Access access;
  private boolean uploads;

  Requests(Samples samples, Schemas schemas, Access access) {
    this.samples = samples;
    this.schemas = schemas;
    this.access = access;
  }

  /** The file that is sent where a file is asked for, if one is. */
  Optional<ImportedFile> upload() {
    return uploads
        ? Optional.of(new ImportedFile(UPLOAD, "A file to upload.\n"))
        : Optional.empty();
  }

  /**
   * A request.
   *
   * @param variables by the name in braces, what takes its place
   * @param brought by a property of the body, what takes its place
   */
  ImportedStep.Request of(
      Operation operation,
      Map<String, String> variables,
      Map<String, String> brought,
      List<Saved> saves,
      FeederColumns columns) {
    Map<String, String> headers = new LinkedHashMap<>();
    ImportedBody body =
        operation
            .body()
            .filter(it -> !List.of("GET", "HEAD").contains(operation.method()))
            .map(it -> body(it, brought, columns, headers))
            .orElse(new ImportedBody.None());
    sent(operation, "header", columns).forEach(headers::put);
    Map<String, String> cookies = sent(operation, "cookie", columns);
    if (!cookies.isEmpty()) {
      List<String> pairs = new ArrayList<>();
      cookies.forEach((name, value) -> pairs.add(name + "=" + value));
      headers.put("Cookie", String.join("; ", pairs));
    }
    Map<String, String> query = new LinkedHashMap<>(sent(operation, "query", columns));
    query.putAll(access.query());
    return new ImportedStep.Request(
        "",
        operation.method(),
        operation.pathWith(variables::get),
        query,
        headers,
        body,
        expected(operation, variables),
        List.copyOf(saves),
        Optional.empty(),
        "");
  }

  /** What has to be sent, and what the document gives an example of. */
  private Map<String, String> sent(Operation operation, String in, FeederColumns columns) {
    Map<String, String> sent = new LinkedHashMap<>();
    for (Parameter it : operation.parameters()) {
      boolean isAsked =
          it.required()
              || !it.examples().isEmpty()
              || JsonNodes.isExample(schemas.of(it.schema()).path("example"));
      boolean isOfAccess =
          access.query().containsKey(it.name())
              || access.headers().keySet().stream().anyMatch(it.name()::equalsIgnoreCase);
      if (it.in().equals(in) && isAsked && !isOfAccess) {
        sent.put(it.name(), samples.parameter(it, columns));
      }
    }
    return sent;
  }

  private ImportedBody body(
      Content content,
      Map<String, String> brought,
      FeederColumns columns,
      Map<String, String> headers) {
    String type = content.mediaType().toLowerCase(Locale.ROOT);
    if (type.equals("multipart/form-data")) {
      return multipart(content, brought, columns);
    }
    JsonNode value = samples.request(content, brought, columns);
    if (type.equals("application/x-www-form-urlencoded") && value.isObject()) {
      Map<String, String> fields = new LinkedHashMap<>();
      value.properties().forEach(it -> fields.put(it.getKey(), text(it.getValue())));
      return new ImportedBody.Form(fields);
    }
    if (content.isJson() && value.isContainerNode()) {
      if (!type.equals("application/json") && !type.equals("*/*")) {
        headers.put("Content-Type", content.mediaType());
      }
      return new ImportedBody.Json(value);
    }
    headers.put("Content-Type", content.mediaType());
    return new ImportedBody.Text(content.isJson() ? value.toString() : text(value));
  }

  private static String text(JsonNode value) {
    return value.isValueNode() ? value.asText() : value.toString();
  }

  private ImportedBody multipart(
      Content content, Map<String, String> brought, FeederColumns columns) {
    List<ImportedBody.Part> parts = new ArrayList<>();
    JsonNode values = samples.request(content, brought, columns);
    Schemas.properties(schemas.of(content.schema()))
        .forEach(
            (name, property) -> {
              if (isFile(schemas.of(property))) {
                uploads = true;
                parts.add(part(name, Optional.empty(), Optional.of(UPLOAD)));
              } else if (values.has(name)) {
                parts.add(part(name, Optional.of(text(values.path(name))), Optional.empty()));
              }
            });
    return new ImportedBody.Multipart(List.copyOf(parts));
  }

  private static ImportedBody.Part part(String name, Optional<String> text, Optional<String> file) {
    return new ImportedBody.Part(Texts.literal(name), text, file, file.map(it -> "text/plain"));
  }

  private boolean isFile(JsonNode schema) {
    JsonNode one = Schemas.type(schema).equals("array") ? schemas.of(schema.path("items")) : schema;
    return one.path("format").asText().equals("binary")
        || one.has("contentMediaType")
        || one.path("type").asText().equals("file");
  }

  private Expected expected(Operation operation, Map<String, String> variables) {
    Map<String, Object> json = new LinkedHashMap<>();
    echoed(operation, schemas)
        .ifPresent(it -> json.put(it.property(), variables.get(it.variable())));
    return new Expected(
        operation.successes().stream().map(Answer::status).toList(),
        json,
        List.of(),
        List.of(),
        OptionalInt.empty(),
        Optional.empty());
  }

  /**
   * What an answer repeats of its path.
   *
   * @param isText whether it is in quotes there
   */
  record Echo(String variable, String property, boolean isText) {}

  /** Of a GET of one thing, its id. */
  static Optional<Echo> echoed(Operation operation, Schemas schemas) {
    List<String> variables = operation.variables();
    boolean isOfOne =
        operation.method().equals("GET")
            && operation.isOfOne()
            && !variables.isEmpty()
            && operation.path().endsWith("/{" + variables.get(variables.size() - 1) + "}");
    if (!isOfOne) {
      return Optional.empty();
    }
    String variable = variables.get(variables.size() - 1);
    return operation
        .answer()
        .content()
        .filter(Content::isJson)
        .map(it -> Schemas.properties(schemas.of(it.schema())))
        .flatMap(
            properties ->
                properties.entrySet().stream()
                    .filter(it -> it.getKey().matches("[A-Za-z_]\\w*"))
                    .filter(it -> Providers.isSame(variable, it.getKey()))
                    .map(it -> echo(variable, it.getKey(), schemas.of(it.getValue())))
                    .flatMap(Optional::stream)
                    .findFirst());
  }

  private static Optional<Echo> echo(String variable, String property, JsonNode schema) {
    String type = Schemas.type(schema);
    return switch (type) {
      case "string", "" -> Optional.of(new Echo(variable, property, true));
      case "integer" -> Optional.of(new Echo(variable, property, false));
      default -> Optional.empty();
    };
  }
}
