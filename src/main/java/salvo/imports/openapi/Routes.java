package salvo.imports.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import salvo.imports.model.ImportedRoute;
import salvo.imports.model.Texts;
import salvo.imports.openapi.Requests.Echo;
import salvo.imports.openapi.document.Operation;
import salvo.imports.openapi.document.Operation.Answer;
import salvo.imports.openapi.document.Operation.Content;
import salvo.imports.openapi.document.Schemas;

/** What the sandbox answers in place of the operations. */
final class Routes {

  private static final Duration SERVICE_TIME = Duration.ofMillis(20);

  /** Around a placeholder that is a number: its quotes go. */
  private static final String BARE = "\uE002";

  private final Samples samples;
  private final Schemas schemas;

  Routes(Samples samples, Schemas schemas) {
    this.samples = samples;
    this.schemas = schemas;
  }

  /**
   * The answer to one.
   *
   * @param saves JMESPaths of what others take of it
   */
  ImportedRoute of(Operation operation, List<String> saves) {
    Answer answer = operation.answer();
    int status = answer.status() < 200 ? 200 : answer.status();
    boolean hasBody = status != 204 && status != 205 && !operation.method().equals("HEAD");
    Optional<Content> content = answer.content().filter(it -> hasBody);
    return new ImportedRoute(
        operation.method(),
        path(operation),
        status,
        content.map(Content::mediaType).filter(it -> it.matches("[\\w.+-]+/[\\w.+-]+")).orElse(""),
        content.map(it -> body(operation, it, saves)).orElse(""),
        Map.of(),
        SERVICE_TIME);
  }

  /** A segment that holds a variable becomes one as a whole. */
  private static String path(Operation operation) {
    StringBuilder path = new StringBuilder();
    Set<String> taken = new HashSet<>();
    for (String segment : operation.path().substring(1).split("/", -1)) {
      String variable = segment.replaceAll("^.*?\\{|}.*$", "").replaceAll("\\W", "_");
      String name = variable;
      for (int i = 2; segment.contains("{") && !taken.add(name); i++) {
        name = variable + i;
      }
      path.append('/').append(segment.contains("{") ? "{" + name + "}" : segment);
    }
    return path.toString();
  }

  private String body(Operation operation, Content content, List<String> saves) {
    if (!content.isJson()) {
      return text(content);
    }
    JsonNode sample = samples.answer(content);
    boolean isWhole = saves.stream().allMatch(it -> isThere(sample, it));
    JsonNode json = isWhole ? sample : samples.madeAnswer(content);
    if (json.isMissingNode()) {
      return "";
    }
    Optional<Echo> echo = Requests.echoed(operation, schemas);
    if (echo.isPresent() && json instanceof ObjectNode object) {
      String placeholder = "#{path." + echo.get().variable().replaceAll("\\W", "_") + "}";
      object.put(
          echo.get().property(), echo.get().isText() ? placeholder : BARE + placeholder + BARE);
    }
    return json.toString().replace("\"" + BARE, "").replace(BARE + "\"", "");
  }

  private String text(Content content) {
    JsonNode value = samples.answer(content);
    return value.isTextual() ? Texts.answer(value.asText()) : value.toString();
  }

  /** Whether a JMESPath of names and first elements finds something. */
  private static boolean isThere(JsonNode json, String path) {
    JsonNode found = json;
    for (String part : path.replace("[0]", ".[0]").split("\\.")) {
      if (!part.isEmpty()) {
        found = part.equals("[0]") ? found.path(0) : found.path(part.replace("\"", ""));
      }
    }
    return found.isValueNode() && !found.isNull();
  }
}
