package salvo.config.steps;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import salvo.config.source.ProtocolText;
import salvo.config.source.Rules;
import salvo.config.source.Section;
import salvo.config.steps.file.StepFiles;
import salvo.text.PlainJson;

/** Reads what a request carries: one of the ways to write a body, or none. */
final class BodyReader {

  private static final List<String> WAYS =
      List.of("json", "form", "body", "bodyFile", "multipart", "graphql");

  private final Known known;

  BodyReader(Known known) {
    this.known = known;
  }

  Body body(Section step) {
    List<String> given = WAYS.stream().filter(step::has).toList();
    if (given.size() > 1) {
      step.report(
          given.get(given.size() - 1),
          "the only body: " + given.get(0) + " is given too",
          "leave out one of the two");
    }
    List<Body> bodies =
        given.stream().map(way -> body(step, way)).filter(Objects::nonNull).toList();
    return bodies.isEmpty() ? Body.NONE : bodies.get(0);
  }

  /** Null stands for one that is not as it has to be, which has been told then. */
  private Body body(Section step, String way) {
    return switch (way) {
      case "json" -> json(step);
      case "form" -> form(step);
      case "body" ->
          checked(step, way, step.optional(way, ProtocolText.body("{}")))
              .map(Body.Text::new)
              .orElse(null);
      case "bodyFile" -> file(step);
      case "multipart" -> multipart(step.section(way));
      default -> graphql(step.section(way));
    };
  }

  private Optional<String> checked(Section section, String key, Optional<String> text) {
    text.ifPresent(it -> known.check(section, key, it));
    return text;
  }

  private Body file(Section step) {
    Optional<Path> file = step.optional("bodyFile", StepFiles.body(step, "bodyFile"));
    file.ifPresent(it -> known.check(step, "bodyFile", StepFiles.text(it)));
    return file.map(Body.TextFile::new).orElse(null);
  }

  private Body json(Section step) {
    return checked(step, "json", step.optional("json", RequestRules.JSON))
        .map(it -> new Body.Json(it, false))
        .orElse(null);
  }

  private Body form(Section step) {
    Map<String, String> fields = step.valuesOf("form", ProtocolText.body("ann"));
    fields.values().forEach(it -> known.check(step, "form", it));
    return new Body.Form(fields);
  }

  private Body multipart(Section multipart) {
    List<Body.Part> parts = new ArrayList<>();
    for (String name : multipart.names()) {
      parts.add(multipart.isObject(name) ? file(multipart, name) : text(multipart, name));
    }
    return new Body.Multipart(List.copyOf(parts));
  }

  private Body.Part text(Section multipart, String name) {
    Optional<String> text =
        checked(multipart, name, multipart.optional(name, ProtocolText.body("ann")));
    return new Body.Part(name, text, Optional.empty(), Optional.empty());
  }

  private static Body.Part file(Section multipart, String name) {
    Section part = multipart.section(name);
    if (!part.has("file")) {
      part.reportWhole("a text, or an object with a file", "write { file = photo.png }");
    }
    Optional<Path> file = part.optional("file", StepFiles.any(part, "file"));
    return new Body.Part(
        name,
        Optional.empty(),
        file,
        part.optional("contentType", ProtocolText.headerValue("image/png")));
  }

  private Body graphql(Section graphql) {
    ObjectNode json = PlainJson.MAPPER.createObjectNode();
    checked(graphql, "query", Optional.of(graphql.required("query", Rules.text("{ products }"))))
        .ifPresent(it -> json.put("query", it));
    graphql
        .optional("operationName", Rules.text("Products"))
        .ifPresent(it -> json.put("operationName", it));
    checked(graphql, "variables", graphql.optional("variables", RequestRules.JSON))
        .ifPresent(it -> json.set("variables", tree(it)));
    return new Body.Json(json.toString(), true);
  }

  private static JsonNode tree(String json) {
    try {
      return PlainJson.MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("HOCON has written " + json, e);
    }
  }
}
