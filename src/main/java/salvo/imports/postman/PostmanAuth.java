package salvo.imports.postman;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import salvo.imports.recorded.Field;
import salvo.imports.recorded.Placeholder;

/** Credentials that a request, its folder or its collection names, as a header or a parameter. */
record PostmanAuth(Optional<Field> header, Optional<Field> query, Optional<String> unknown) {

  private static final PostmanAuth NONE =
      new PostmanAuth(Optional.empty(), Optional.empty(), Optional.empty());

  static PostmanAuth of(JsonNode auth, PostmanText text) {
    String type = auth.path("type").asText("noauth");
    JsonNode values = auth.path(type);
    return switch (type) {
      case "noauth" -> NONE;
      case "bearer" -> header("Authorization", "Bearer " + text.template(value(values, "token")));
      case "oauth2" ->
          value(values, "accessToken").isEmpty()
              ? new PostmanAuth(Optional.empty(), Optional.empty(), Optional.of(type))
              : header("Authorization", "Bearer " + text.template(value(values, "accessToken")));
      case "basic" -> basic(value(values, "username"), value(values, "password"), text);
      case "apikey" -> {
        Field field =
            new Field(
                value(values, "key").isEmpty() ? "X-Api-Key" : value(values, "key"),
                text.template(value(values, "value")));
        yield value(values, "in").equals("query")
            ? new PostmanAuth(Optional.empty(), Optional.of(field), Optional.empty())
            : header(field.name(), field.value());
      }
      default -> new PostmanAuth(Optional.empty(), Optional.empty(), Optional.of(type));
    };
  }

  private static PostmanAuth header(String name, String value) {
    return new PostmanAuth(Optional.of(new Field(name, value)), Optional.empty(), Optional.empty());
  }

  private static PostmanAuth basic(String user, String password, PostmanText text) {
    String plain = user + ":" + password;
    boolean isKnown = !Placeholder.isIn(text.template(plain));
    return header(
        "Authorization",
        isKnown
            ? "Basic " + Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8))
            : Placeholder.of("authorization"));
  }

  /** Of a list of keys and values, or of an object as older collections have it. */
  private static String value(JsonNode values, String key) {
    if (values.isObject()) {
      return values.path(key).asText();
    }
    for (JsonNode it : values) {
      if (it.path("key").asText().equals(key)) {
        return it.path("value").asText();
      }
    }
    return "";
  }
}
