package salvo.imports.postman;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import salvo.imports.model.Texts;
import salvo.imports.recorded.Address;
import salvo.imports.recorded.Answer;
import salvo.imports.recorded.Field;
import salvo.imports.recorded.Forms;
import salvo.imports.recorded.Payload;
import salvo.imports.recorded.Placeholder;
import salvo.imports.recorded.RecordedCall;

/** A request of a collection. */
final class PostmanRequest {

  private static final String CONTENT_TYPE = "Content-Type";
  private static final Pattern VARIABLE = Pattern.compile(":(\\w+)(.*)");

  private final JsonNode item;
  private final JsonNode request;
  private final PostmanText text;
  private final PostmanAuth auth;
  private final PostmanScript script;

  PostmanRequest(JsonNode item, PostmanText text, PostmanAuth auth) {
    this.item = item;
    this.request = item.path("request");
    this.text = text;
    this.auth = auth;
    this.script = new PostmanScript(script(item, "test"));
  }

  /** The lines of its script before or after the request. */
  static String script(JsonNode item, String listen) {
    StringBuilder lines = new StringBuilder();
    for (JsonNode event : item.path("event")) {
      if (event.path("listen").asText().equals(listen)) {
        JsonNode exec = event.path("script").path("exec");
        exec.forEach(it -> lines.append(it.asText()).append('\n'));
        lines.append(exec.isTextual() ? exec.asText() : "");
      }
    }
    return lines.toString();
  }

  /** Parts of it that were not understood. */
  List<String> ignored() {
    List<String> ignored = new ArrayList<>();
    if (script.hasMore()) {
      ignored.add("a part of the script after it");
    }
    if (!script(item, "prerequest").isBlank()) {
      ignored.add("the script before it");
    }
    auth.unknown().ifPresent(it -> ignored.add("the authentication " + it));
    return ignored;
  }

  /** Why it cannot be sent. */
  Optional<String> flaw() {
    if (url().isBlank()) {
      return Optional.of("it has no address");
    }
    return request.path("body").path("mode").asText().equals("file")
        ? Optional.of("its body is a file that is not in the collection")
        : Optional.empty();
  }

  RecordedCall call(String place, List<String> within) {
    Address address = Address.of(text.template(text.withHost(url())));
    List<Field> query = new ArrayList<>(address.query());
    auth.query().ifPresent(query::add);
    return new RecordedCall(
        place,
        text.template(item.path("name").asText()),
        within,
        request.path("method").asText("GET").toUpperCase(Locale.ROOT),
        new Address(address.origin(), address.userInfo(), path(address), query),
        headers(),
        body(),
        answer(),
        script.told(),
        Optional.empty(),
        Optional.empty());
  }

  private String url() {
    JsonNode url = request.isTextual() ? request : request.path("url");
    if (url.isTextual()) {
      return url.asText();
    }
    if (url.hasNonNull("raw")) {
      return url.path("raw").asText();
    }
    String host = joined(url.path("host"), ".");
    String protocol = url.path("protocol").asText();
    return (protocol.isEmpty() ? "" : protocol + "://")
        + host
        + "/"
        + joined(url.path("path"), "/");
  }

  private static String joined(JsonNode parts, String between) {
    return parts.isTextual()
        ? parts.asText()
        : StreamSupport.stream(parts.spliterator(), false)
            .map(it -> it.isTextual() ? it.asText() : it.path("value").asText())
            .collect(Collectors.joining(between));
  }

  /** With the values of its variables, {@code :id}. */
  private String path(Address address) {
    List<String> segments = new ArrayList<>();
    for (String segment : address.segments()) {
      Matcher named = VARIABLE.matcher(segment);
      segments.add(named.matches() ? variable(named.group(1)) + named.group(2) : segment);
    }
    return "/" + String.join("/", segments);
  }

  private String variable(String name) {
    for (JsonNode it : request.path("url").path("variable")) {
      String value = it.path("value").asText();
      if (it.path("key").asText().equals(name) && !value.isEmpty()) {
        String template = text.template(value);
        return Placeholder.isIn(template)
            ? template
            : Address.of("/" + template).path().substring(1);
      }
    }
    return Placeholder.of(Texts.attribute(name));
  }

  private List<Field> headers() {
    List<Field> headers = new ArrayList<>();
    for (JsonNode header : request.path("header")) {
      if (!header.path("disabled").asBoolean() && !header.path("key").asText().isEmpty()) {
        headers.add(
            new Field(header.path("key").asText(), text.template(header.path("value").asText())));
      }
    }
    auth.header()
        .filter(it -> headers.stream().noneMatch(own -> own.name().equalsIgnoreCase(it.name())))
        .ifPresent(headers::add);
    return headers;
  }

  private Payload body() {
    JsonNode body = request.path("body");
    return switch (body.path("mode").asText()) {
      case "raw" -> Payload.of(rawType(body), body.path("raw").asText(), text::template);
      case "urlencoded" -> form(body.path("urlencoded"));
      case "formdata" -> multipart(body.path("formdata"));
      case "graphql" -> graphql(body.path("graphql"));
      default -> Payload.NONE;
    };
  }

  private String rawType(JsonNode body) {
    Optional<String> own =
        headers().stream()
            .filter(it -> it.name().equalsIgnoreCase(CONTENT_TYPE))
            .map(Field::value)
            .findFirst();
    return own.orElseGet(
        () ->
            switch (body.path("options").path("raw").path("language").asText()) {
              case "json" -> "application/json";
              case "xml" -> "application/xml";
              case "html" -> "text/html";
              default -> "text/plain";
            });
  }

  private Payload form(JsonNode fields) {
    List<Field> form = new ArrayList<>();
    for (JsonNode field : fields) {
      if (!field.path("disabled").asBoolean()) {
        form.add(
            new Field(field.path("key").asText(), text.template(field.path("value").asText())));
      }
    }
    boolean isPlain = form.stream().map(Field::name).distinct().count() == form.size();
    return isPlain
        ? new Payload.Form(form)
        : new Payload.Text("application/x-www-form-urlencoded", Forms.text(form));
  }

  private Payload multipart(JsonNode fields) {
    List<Payload.Part> parts = new ArrayList<>();
    for (JsonNode field : fields) {
      if (!field.path("disabled").asBoolean()) {
        parts.add(part(field));
      }
    }
    return new Payload.Multipart(parts);
  }

  private Payload.Part part(JsonNode field) {
    boolean isFile = field.path("type").asText().equals("file");
    JsonNode source = field.path("src");
    String file =
        (source.isArray() ? source.path(0) : source).asText().replaceFirst(".*[/\\\\]", "");
    return new Payload.Part(
        field.path("key").asText(),
        isFile ? "" : text.template(field.path("value").asText()),
        isFile ? Optional.of(file.isEmpty() ? "file.bin" : file) : Optional.empty(),
        Optional.of(field.path("contentType").asText()).filter(it -> !it.isEmpty()));
  }

  private Payload graphql(JsonNode graphql) {
    ObjectNode tree = Payload.MAPPER.createObjectNode();
    tree.put("query", text.template(graphql.path("query").asText()));
    JsonNode variables = graphql.path("variables");
    Optional<JsonNode> given =
        variables.isObject() ? Optional.of(variables) : Payload.json(variables.asText());
    given.ifPresent(
        it ->
            tree.set(
                "variables",
                ((Payload.Json) new Payload.Json(it).map((name, value) -> text.template(value)))
                    .tree()));
    return new Payload.Json(tree);
  }

  /** The first saved example that is a success, or else the first. */
  private Answer answer() {
    JsonNode shown = item.path("response").path(0);
    for (JsonNode example : item.path("response")) {
      if (example.path("code").asInt() / 100 == 2) {
        shown = example;
        break;
      }
    }
    List<Field> headers = new ArrayList<>();
    shown
        .path("header")
        .forEach(it -> headers.add(new Field(it.path("key").asText(), it.path("value").asText())));
    String type =
        headers.stream()
            .filter(it -> it.name().equalsIgnoreCase(CONTENT_TYPE))
            .map(it -> Answer.mediaType(it.value()))
            .findFirst()
            .orElse("");
    return shown.isMissingNode()
        ? Answer.UNKNOWN
        : new Answer(shown.path("code").asInt(), headers, type, shown.path("body").asText());
  }
}
