package salvo.imports.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import salvo.config.steps.Expected;
import salvo.imports.format.ImportLog;
import salvo.imports.model.ImportedBody;
import salvo.imports.model.ImportedFile;
import salvo.imports.model.ImportedStep;
import salvo.imports.model.Texts;
import salvo.imports.recorded.Field;
import salvo.imports.recorded.Forms;
import salvo.imports.recorded.Payload;
import salvo.imports.recorded.RecordedCall;

/** Steps out of requests whose secrets are hidden already. */
final class Requests {

  private static final Pattern OPERATION = Pattern.compile("\\b(?:query|mutation)\\s+(\\w+)");
  private static final int LONGEST_NAME = 200;
  private static final String MADE = "made by salvo import\n";

  private final ImportLog log;
  private final Routes routes;
  private final Map<String, String> endpoints = new HashMap<>();
  private final Map<String, ImportedFile> files = new LinkedHashMap<>();

  Requests(ImportLog log, Routes routes) {
    this.log = log;
    this.routes = routes;
  }

  ImportedStep.Request of(Linked linked) {
    RecordedCall call = linked.call();
    List<Field> query = call.address().query();
    boolean isMap = isMap(query);
    String path = call.address().path();
    Map<String, String> headers = map(call.headers());
    ImportedBody body = body(call, headers);
    return new ImportedStep.Request(
        name(call, body),
        call.method(),
        isMap ? path : path + "?" + Forms.text(query),
        isMap ? map(query) : Map.of(),
        headers,
        body,
        expected(call),
        linked.saves(),
        Optional.empty(),
        "");
  }

  /** Files that bodies are made of. */
  List<ImportedFile> files() {
    return List.copyOf(files.values());
  }

  private static boolean isMap(List<Field> fields) {
    Set<String> names = new HashSet<>();
    return fields.stream()
        .allMatch(
            it ->
                !it.name().isEmpty()
                    && names.add(it.name())
                    && it.value().length() <= 8_000
                    && it.value().chars().noneMatch(Character::isISOControl));
  }

  private static Map<String, String> map(List<Field> fields) {
    Map<String, String> map = new LinkedHashMap<>();
    fields.forEach(it -> map.put(it.name(), it.value()));
    return map;
  }

  private String name(RecordedCall call, ImportedBody body) {
    String endpoint = PathShape.endpoint(call.method(), call.address().path());
    String own = own(call, body);
    if (own.isEmpty()) {
      return PathShape.isSecret(call.address().path()) || endpoint.length() > LONGEST_NAME
          ? unique(endpoint, endpoint)
          : "";
    }
    return unique(own, endpoint);
  }

  private static String own(RecordedCall call, ImportedBody body) {
    String name = call.name().replaceAll("#\\{[^}]*}", "").replaceAll("[\\p{Cntrl}\\s]+", " ");
    if (!name.isBlank() || !(body instanceof ImportedBody.GraphQl graphql)) {
      return name.strip();
    }
    Matcher operation = OPERATION.matcher(graphql.query());
    return graphql
        .operationName()
        .or(() -> operation.find() ? Optional.of(operation.group(1)) : Optional.empty())
        .map(it -> "graphql " + it)
        .orElse("");
  }

  /** What shares a name shares its figures, which only the same endpoint may. */
  private String unique(String name, String endpoint) {
    String cut = name.length() > LONGEST_NAME - 4 ? name.substring(0, LONGEST_NAME - 4) : name;
    String free = cut;
    for (int i = 2; !endpoints.computeIfAbsent(free, it -> endpoint).equals(endpoint); i++) {
      free = cut + " " + i;
    }
    return free;
  }

  private Expected expected(RecordedCall call) {
    List<Integer> statuses = new ArrayList<>(call.told().statuses());
    int answered = call.answer().status();
    if (statuses.isEmpty() && answered >= 300 && answered < 600 && answered != 304) {
      statuses.add(answered);
      if (answered >= 400) {
        log.guessed(
            call.place(), call.title(), "expects " + answered + ", as in the recorded answer");
      }
    }
    int made = routes.status(call);
    boolean isAccepted = statuses.isEmpty() ? made / 100 == 2 : statuses.contains(made);
    if (!isAccepted) {
      statuses.addAll(statuses.isEmpty() ? List.of(200, made) : List.of(made));
      log.guessed(
          call.place(),
          call.title(),
          "expects " + statuses + ", as the same endpoint was answered differently");
    }
    return new Expected(
        List.copyOf(statuses),
        Map.of(),
        call.told().contains(),
        List.of(),
        OptionalInt.empty(),
        Optional.empty());
  }

  private ImportedBody body(RecordedCall call, Map<String, String> headers) {
    Payload body = call.body();
    if (body instanceof Payload.Json json) {
      return isGraphQl(call, json.tree())
          ? graphQl(json.tree())
          : new ImportedBody.Json(json.tree());
    }
    if (body instanceof Payload.Form form) {
      return form.fields().isEmpty()
          ? new ImportedBody.None()
          : new ImportedBody.Form(map(form.fields()));
    }
    if (body instanceof Payload.Multipart multipart) {
      return new ImportedBody.Multipart(
          multipart.parts().stream().map(it -> part(call, it)).toList());
    }
    Payload.Text text = (Payload.Text) body;
    if (text.text().isEmpty()) {
      return new ImportedBody.None();
    }
    if (!text.contentType().isEmpty()
        && headers.keySet().stream().noneMatch(it -> it.equalsIgnoreCase("content-type"))) {
      headers.put("Content-Type", text.contentType());
    }
    return new ImportedBody.Text(text.text());
  }

  /** One whose answer had no errors, as such a step checks. */
  static boolean isGraphQl(RecordedCall call, JsonNode tree) {
    return tree.path("query").isTextual()
        && tree.path("query").textValue().contains("{")
        && (call.address().path().endsWith("graphql") || tree.has("operationName"))
        && Payload.json(call.answer().body()).filter(it -> it.has("errors")).isEmpty();
  }

  private static ImportedBody graphQl(JsonNode tree) {
    JsonNode variables = tree.path("variables");
    return new ImportedBody.GraphQl(
        tree.path("query").textValue(),
        Optional.ofNullable(tree.path("operationName").textValue()).filter(it -> !it.isEmpty()),
        variables.isObject() && !variables.isEmpty() ? Optional.of(variables) : Optional.empty());
  }

  private ImportedBody.Part part(RecordedCall call, Payload.Part part) {
    if (part.fileName().isEmpty()) {
      return new ImportedBody.Part(
          part.name(), Optional.of(part.text()), Optional.empty(), Optional.empty());
    }
    String given = part.fileName().get();
    int dot = given.lastIndexOf('.');
    String ending = dot > 0 ? given.substring(dot).replaceAll("[^A-Za-z0-9.]", "") : "";
    String file = Texts.fileName(dot > 0 ? given.substring(0, dot) : given, ending);
    if (!files.containsKey(file)) {
      log.guessed(
          call.place(), file, "stands in for the file that was sent: replace it with yours");
      files.put(file, new ImportedFile(file, MADE));
    }
    return new ImportedBody.Part(
        part.name(), Optional.empty(), Optional.of(file), part.contentType());
  }
}
