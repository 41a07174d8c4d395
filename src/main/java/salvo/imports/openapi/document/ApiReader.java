package salvo.imports.openapi.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import salvo.imports.format.ImportLog;
import salvo.imports.openapi.document.ApiDocument.Unresolved;
import salvo.imports.openapi.document.Operation.Answer;
import salvo.imports.openapi.document.Operation.Content;
import salvo.imports.openapi.document.Operation.Parameter;

/** Reads the operations of a document; what differs by its version stands in {@link Bodies}. */
public final class ApiReader {

  private static final List<String> METHODS =
      List.of("get", "head", "post", "put", "patch", "delete", "options", "trace");

  /** Named as parameters in some documents, and told otherwise in all. */
  private static final Set<String> NO_PARAMETERS =
      Set.of("accept", "content-type", "authorization");

  /** A variable, or what an address has only encoded. */
  private static final Pattern UNSENT = Pattern.compile("\\{[^}]*}|[^!-~]+");

  private final ApiDocument document;
  private final Bodies bodies;
  private final ImportLog log;
  private final List<Operation> operations = new ArrayList<>();
  private int calls;

  private ApiReader(ApiDocument document, ImportLog log) {
    this.document = document;
    this.bodies = Bodies.of(document);
    this.log = log;
  }

  /** All that can be read; the others are told as left out. */
  public static ApiReader read(ApiDocument document, ImportLog log) {
    ApiReader reader = new ApiReader(document, log);
    document.root().path("paths").properties().stream()
        .filter(it -> it.getKey().startsWith("/"))
        .forEach(it -> reader.path(it.getKey(), it.getValue()));
    for (String part : List.of("webhooks", "x-webhooks")) {
      JsonNode webhooks = document.root().path(part);
      if (!webhooks.isEmpty()) {
        log.ignored(document.place(webhooks), part, "they are called by the system");
      }
    }
    return reader;
  }

  public List<Operation> operations() {
    return operations;
  }

  /** How many operations the document has. */
  public int calls() {
    return calls;
  }

  private void path(String path, JsonNode given) {
    JsonNode item;
    try {
      item = document.resolved(given);
    } catch (Unresolved e) {
      log.ignored(document.place(given), "all of " + path, e.getMessage());
      return;
    }
    for (String method : METHODS) {
      JsonNode operation = item.path(method);
      if (operation.isObject()) {
        calls++;
        operation(method.toUpperCase(Locale.ROOT), path, item, operation);
      }
    }
  }

  private void operation(String method, String path, JsonNode item, JsonNode node) {
    String place = document.place(node);
    String call = method + " " + path;
    try {
      document.check(node);
      document.check(item.path("parameters"));
      Operation operation = operation(place, method, soundPath(path), item, node);
      Optional<String> reason = reasonAgainst(operation, path);
      if (reason.isPresent()) {
        log.leftOut(place, call, reason.get());
      } else {
        operations.add(operation);
      }
    } catch (Unresolved e) {
      log.leftOut(place, call, e.getMessage());
    }
  }

  /** As it is sent, but for its variables. */
  private static String soundPath(String path) {
    return UNSENT
        .matcher(path.replaceFirst("\\?.*", "").strip())
        .replaceAll(it -> Matcher.quoteReplacement(sent(it.group())));
  }

  private static String sent(String part) {
    return part.startsWith("{")
        ? part
        : URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static Optional<String> reasonAgainst(Operation operation, String path) {
    if (operation.method().equals("TRACE") || operation.method().equals("OPTIONS")) {
      return Optional.of("a user does not send it");
    }
    if (path.contains("#")) {
      return Optional.of("its path has a #, which is not sent");
    }
    List<Answer> answers = operation.answers();
    boolean isRedirect =
        operation.successes().isEmpty()
            && answers.stream().anyMatch(it -> it.status() >= 300 && it.status() < 400)
            && answers.stream().noneMatch(it -> it.status() == 0);
    if (isRedirect) {
      return Optional.of("it answers with a redirect alone, which leads elsewhere");
    }
    boolean isStream =
        operation
            .answer()
            .content()
            .filter(it -> it.mediaType().startsWith("text/event-stream"))
            .isPresent();
    return isStream
        ? Optional.of("it answers with a stream of events, which is described by hand")
        : Optional.empty();
  }

  private Operation operation(
      String place, String method, String path, JsonNode item, JsonNode node) {
    List<JsonNode> given = new ArrayList<>();
    JsonNodes.elements(item.path("parameters")).forEach(it -> given.add(document.resolved(it)));
    JsonNodes.elements(node.path("parameters")).forEach(it -> given.add(document.resolved(it)));
    return new Operation(
        place,
        method,
        path,
        JsonNodes.elements(node.path("tags")).stream()
            .map(JsonNode::asText)
            .filter(it -> !it.isBlank())
            .findFirst()
            .orElse(""),
        JsonNodes.text(node, "operationId").orElse(""),
        parameters(given),
        bodies.ofRequest(node, given),
        answers(node),
        schemes(node));
  }

  /** Those of an operation stand in place of those of its path. */
  private List<Parameter> parameters(List<JsonNode> given) {
    Map<String, Parameter> parameters = new LinkedHashMap<>();
    for (JsonNode it : given) {
      String name = it.path("name").asText();
      String in = it.path("in").asText();
      boolean isOne = List.of("path", "query", "header", "cookie").contains(in);
      if (isOne
          && !(in.equals("header") && NO_PARAMETERS.contains(name.toLowerCase(Locale.ROOT)))) {
        parameters.put(
            in + " " + name,
            new Parameter(
                name,
                in,
                it.path("required").asBoolean() || in.equals("path"),
                bodies.schemaOf(it),
                bodies.examples(it)));
      }
    }
    return List.copyOf(parameters.values());
  }

  private List<Answer> answers(JsonNode node) {
    List<Answer> answers = new ArrayList<>();
    node.path("responses")
        .properties()
        .forEach(
            it -> {
              Optional<Content> content = bodies.ofAnswer(node, document.resolved(it.getValue()));
              status(it.getKey()).ifPresent(status -> answers.add(new Answer(status, content)));
            });
    return List.copyOf(answers);
  }

  /** 2XX stands for the first of them. */
  private static Optional<Integer> status(String key) {
    if (key.equals("default")) {
      return Optional.of(0);
    }
    return key.matches("(?i)[1-5](\\d\\d|XX)")
        ? Optional.of(Integer.parseInt(key.toUpperCase(Locale.ROOT).replace('X', '0')))
        : Optional.empty();
  }

  /** Of several ways the first that asks for something. */
  private List<String> schemes(JsonNode node) {
    JsonNode security =
        node.has("security") ? node.path("security") : document.root().path("security");
    Set<String> names = new LinkedHashSet<>();
    for (JsonNode way : JsonNodes.elements(security)) {
      if (names.isEmpty()) {
        way.fieldNames().forEachRemaining(names::add);
      }
    }
    return List.copyOf(names);
  }
}
