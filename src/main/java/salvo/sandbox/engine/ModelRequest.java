package salvo.sandbox.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import salvo.sandbox.http.Refusal;
import salvo.sandbox.http.Reply;

/** What requests to any model have to keep, and the error of OpenAI's API where one does not. */
public final class ModelRequest {

  private ModelRequest() {}

  /** The model that is asked for. */
  public static <Q extends Enum<Q>> String model(JsonNode body, Class<Q> quirks) {
    String model = body.path("model").asText();
    check(!model.isEmpty(), "you must provide a model parameter", "model");
    List<String> unknown = ModelName.unknown(model, quirks);
    check(unknown.isEmpty(), "The model has no quirk " + String.join(", ", unknown), "model");
    return model;
  }

  /**
   * Refuses a request.
   *
   * @param field of its body
   */
  public static void check(boolean holds, String message, String field) {
    if (!holds) {
      throw new Refusal(
          Reply.json(
              400,
              Map.of(
                  "error",
                  Map.of("message", message, "type", "invalid_request_error", "param", field))));
    }
  }

  /** What a model says that has too much to do. */
  public static Refusal tooMany() {
    return new Refusal(
        Reply.json(
                429,
                Map.of(
                    "error",
                    Map.of("message", "Rate limit reached", "type", "rate_limit_exceeded")))
            .withHeader("Retry-After", "2"));
  }
}
