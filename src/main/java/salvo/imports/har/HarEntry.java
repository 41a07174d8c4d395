package salvo.imports.har;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import salvo.imports.model.Texts;
import salvo.imports.recorded.Address;
import salvo.imports.recorded.Answer;
import salvo.imports.recorded.Field;
import salvo.imports.recorded.MultipartText;
import salvo.imports.recorded.Payload;
import salvo.imports.recorded.RecordedCall.Timing;
import salvo.imports.recorded.StaticFiles;

/**
 * An entry of a HAR.
 *
 * @param page reference to a page; empty where it has none
 */
record HarEntry(
    String method,
    String url,
    List<Field> headers,
    Payload body,
    Answer answer,
    Optional<Timing> timing,
    String page,
    String resourceType,
    boolean isCached) {

  static final int MOST_BODY = 262_144;

  private static final Set<String> STATIC_TYPES =
      Set.of("image", "stylesheet", "script", "font", "media", "manifest", "texttrack");

  private static final Set<String> METHODS =
      Set.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");

  /**
   * The entry.
   *
   * @param entry without the text of its answer
   * @param text of its answer; empty where it was not kept
   */
  static HarEntry of(JsonNode entry, String text) {
    JsonNode request = entry.path("request");
    JsonNode response = entry.path("response");
    return new HarEntry(
        request.path("method").asText("GET"),
        request.path("url").asText(),
        fields(request, "Cookie", true),
        body(request.path("postData")),
        answer(response, text),
        timing(entry),
        entry.path("pageref").asText(),
        entry.path("_resourceType").asText(),
        entry.hasNonNull("_fromCache") || entry.path("_servedFromCache").asBoolean());
  }

  /** Why it is no load for the service; empty where it is. */
  Optional<String> flaw() {
    if (!url.matches("(?is)https?://.*")) {
      return Optional.of(
          url.matches("(?is)wss?://.*")
              ? "a WebSocket, which is described by hand"
              : "not sent over the network");
    }
    if (isCached) {
      return Optional.of("answered by the browser's cache");
    }
    if (!answer.equals(Answer.UNKNOWN) && answer.status() <= 0) {
      return Optional.of("not answered: cut off or blocked");
    }
    if (answer.status() == 101 || resourceType.equals("websocket")) {
      return Optional.of("a WebSocket, which is described by hand");
    }
    if (answer.mediaType().equals("text/event-stream")) {
      return Optional.of("an event stream, which is described by hand");
    }
    if (!METHODS.contains(method)) {
      return Optional.of("a method that no step sends");
    }
    boolean isPreflight =
        headers.stream()
            .anyMatch(it -> it.name().equalsIgnoreCase("access-control-request-method"));
    if (method.equals("OPTIONS") && isPreflight) {
      return Optional.of("a preflight, which only browsers send");
    }
    boolean isStatic =
        method.equals("GET") && STATIC_TYPES.contains(resourceType)
            || StaticFiles.isOne(method, Address.of(url).path(), answer.mediaType());
    if (isStatic) {
      return Optional.of("a static file");
    }
    return body instanceof Payload.Text text && text.text().length() > MOST_BODY
        ? Optional.of("a body of more than 256 kB")
        : Optional.empty();
  }

  private static List<Field> fields(JsonNode message, String cookieHeader, boolean isRequest) {
    List<Field> fields = new ArrayList<>();
    for (JsonNode header : message.path("headers")) {
      String name = header.path("name").asText();
      String value = header.path("value").asText();
      if (!name.startsWith(":")) {
        fields.add(new Field(name, isRequest ? Texts.literal(value) : value));
      }
    }
    if (fields.stream().noneMatch(it -> it.name().equalsIgnoreCase(cookieHeader))) {
      for (JsonNode cookie : message.path("cookies")) {
        fields.add(
            new Field(
                cookieHeader, cookie.path("name").asText() + "=" + cookie.path("value").asText()));
      }
    }
    return fields;
  }

  private static Payload body(JsonNode data) {
    String type = Texts.literal(data.path("mimeType").asText());
    String text = data.path("text").asText();
    boolean isMultipart = Answer.mediaType(type).equals("multipart/form-data");
    if (isMultipart && !data.path("params").isEmpty()) {
      return new Payload.Multipart(parts(data.path("params")));
    }
    if (isMultipart) {
      List<Payload.Part> parts = MultipartText.parts(type, text);
      return parts.isEmpty() ? Payload.of(type, text) : new Payload.Multipart(parts);
    }
    if (text.isEmpty() && !data.path("params").isEmpty()) {
      List<Field> fields = new ArrayList<>();
      data.path("params")
          .forEach(
              it ->
                  fields.add(
                      new Field(
                          it.path("name").asText(), Texts.literal(it.path("value").asText()))));
      return new Payload.Form(fields);
    }
    return Payload.of(type, text);
  }

  private static List<Payload.Part> parts(JsonNode params) {
    List<Payload.Part> parts = new ArrayList<>();
    for (JsonNode it : params) {
      parts.add(
          new Payload.Part(
              it.path("name").asText(),
              Texts.literal(it.path("value").asText()),
              Optional.of(it.path("fileName").asText()).filter(name -> !name.isEmpty()),
              Optional.of(it.path("contentType").asText()).filter(type -> !type.isEmpty())));
    }
    return parts;
  }

  /** Some tools write none at all. */
  private static Answer answer(JsonNode response, String text) {
    if (response.isMissingNode()) {
      return Answer.UNKNOWN;
    }
    JsonNode content = response.path("content");
    String type = Answer.mediaType(content.path("mimeType").asText());
    boolean isEncoded = content.path("encoding").asText().equals("base64");
    return new Answer(
        response.path("status").asInt(),
        fields(response, "Set-Cookie", false),
        type,
        Answer.isText(type) ? isEncoded ? decoded(text) : text : "");
  }

  private static String decoded(String base64) {
    try {
      return new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return "";
    }
  }

  private static Optional<Timing> timing(JsonNode entry) {
    try {
      long start =
          OffsetDateTime.parse(entry.path("startedDateTime").asText()).toInstant().toEpochMilli();
      long time = Math.max(0, Math.round(entry.path("time").asDouble()));
      return Optional.of(new Timing(start, start + time));
    } catch (DateTimeException notTold) {
      return Optional.empty();
    }
  }
}
