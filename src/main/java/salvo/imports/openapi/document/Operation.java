package salvo.imports.openapi.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * An operation of a document, whatever its version.
 *
 * @param tag empty where it has none
 * @param id what the document calls it; may be empty
 * @param schemes names of the security schemes that it asks for
 */
public record Operation(
    String place,
    String method,
    String path,
    String tag,
    String id,
    List<Parameter> parameters,
    Optional<Content> body,
    List<Answer> answers,
    List<String> schemes) {

  private static final Pattern VARIABLE = Pattern.compile("\\{([^{}/]+)}");
  private static final Pattern READING =
      Pattern.compile(
          "(?i)(search|query|find|filter|lookup|list|count|validate|check|preview|estimate"
              + "|calculate|graphql)([A-Z_-].*|s)?");

  /**
   * What a request carries beside its body.
   *
   * @param in path, query, header or cookie
   */
  public record Parameter(
      String name, String in, boolean required, JsonNode schema, List<JsonNode> examples) {}

  /** A body of a request or an answer. */
  public record Content(String mediaType, JsonNode schema, List<JsonNode> examples) {

    public boolean isJson() {
      return mediaType.contains("json") && !mediaType.contains("ndjson") || mediaType.equals("*/*");
    }
  }

  /**
   * What may come back.
   *
   * @param status 0 stands for default
   */
  public record Answer(int status, Optional<Content> content) {}

  /** Method and path, as people name it. */
  public String call() {
    return method + " " + path;
  }

  /** The names in braces, in their order. */
  public List<String> variables() {
    return VARIABLE.matcher(path).results().map(it -> it.group(1)).toList();
  }

  /** Where those come from that a variable names: the path before its segment. */
  public String collectionOf(String variable) {
    int brace = path.indexOf("{" + variable + "}");
    int slash = path.lastIndexOf('/', brace);
    return slash <= 0 ? "/" : path.substring(0, slash);
  }

  /** Whether it changes nothing: by its method, or a POST by what it is called. */
  public boolean isRead() {
    return method.equals("GET") || method.equals("HEAD") || isSearch();
  }

  /** A POST that looks like a question. */
  public boolean isSearch() {
    String last = path.substring(path.lastIndexOf('/') + 1);
    return method.equals("POST")
        && (READING.matcher(last).matches() || READING.matcher(id).matches());
  }

  /** Whether it asks for the one thing that its path names. */
  public boolean isOfOne() {
    return path.endsWith("}");
  }

  public Optional<Parameter> parameter(String name, String in) {
    return parameters.stream()
        .filter(it -> it.name().equals(name) && it.in().equals(in))
        .findFirst();
  }

  /** The answers that are a success. */
  public List<Answer> successes() {
    return answers.stream().filter(it -> it.status() >= 200 && it.status() < 300).toList();
  }

  /** What it answers when all is well: the first success, or what it answers by default. */
  public Answer answer() {
    return successes().stream()
        .findFirst()
        .or(() -> answers.stream().filter(it -> it.status() == 0).findFirst())
        .orElse(new Answer(200, Optional.empty()));
  }

  /** The path with something else in place of its variables. */
  public String pathWith(UnaryOperator<String> replacement) {
    List<MatchResult> found = VARIABLE.matcher(path).results().toList();
    StringBuilder text = new StringBuilder();
    int end = 0;
    for (MatchResult it : found) {
      text.append(path, end, it.start()).append(replacement.apply(it.group(1)));
      end = it.end();
    }
    return text.append(path.substring(end)).toString();
  }

  /** The segments of the path that are no variables. */
  public List<String> words() {
    List<String> words = new ArrayList<>();
    for (String segment : path.split("/")) {
      if (!segment.isEmpty() && !segment.contains("{")) {
        words.add(segment.toLowerCase(Locale.ROOT));
      }
    }
    return words;
  }
}
