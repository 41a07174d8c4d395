package salvo.sandbox.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import salvo.sandbox.http.Call;
import salvo.sandbox.http.Refusal;
import salvo.sandbox.http.Reply;

/**
 * What to generate, and where to tell that it is done. Both spellings of the callback's field that
 * are in use are understood.
 */
record GenerateRequest(String model, JsonNode input, JsonNode options, URI webhook) {

  private static final Set<String> MODELS = Set.of("3clips-with-bgm");
  private static final int MOST_PIXELS = 4096;

  /**
   * Reads the JSON body.
   *
   * @param webhooks knows the addresses that may be called
   * @throws Refusal with 400 and the first rule that is broken
   */
  static GenerateRequest of(Call call, Webhooks webhooks) {
    JsonNode body = body(call);
    String model = body.path("model").asText();
    require(MODELS.contains(model), "model: unknown; one of " + String.join(", ", MODELS));
    checkInput(body.path("input"));
    checkOptions(body.path("options"));
    return new GenerateRequest(model, body.get("input"), body.get("options"), of(body, webhooks));
  }

  /** The shared reader of bodies refuses broken JSON with 422; this API knows 400 only. */
  private static JsonNode body(Call call) {
    try {
      return call.json();
    } catch (Refusal broken) {
      throw refusal("body: not JSON");
    }
  }

  private static void checkInput(JsonNode input) {
    require(input.isArray() && !input.isEmpty(), "input: a list of at least one is required");
    for (JsonNode item : input) {
      require(item.path("url").isTextual(), "input.url: a text is required");
      require(item.path("type").asText("image").equals("image"), "input.type: must be image");
    }
  }

  private static void checkOptions(JsonNode options) {
    require(!options.path("prompt").asText().isBlank(), "options.prompt: a text is required");
    checkPixels(options.path("width"), "width");
    checkPixels(options.path("height"), "height");
  }

  private static void checkPixels(JsonNode pixels, String name) {
    boolean fits = pixels.isInt() && pixels.intValue() > 0 && pixels.intValue() <= MOST_PIXELS;
    require(fits, "options." + name + ": a whole number from 1 to " + MOST_PIXELS + " is required");
  }

  private static URI of(JsonNode body, Webhooks webhooks) {
    JsonNode url = body.has("webhook_url") ? body.get("webhook_url") : body.path("webhookUrl");
    try {
      URI webhook = new URI(url.asText());
      require("http".equals(webhook.getScheme()), "webhook_url: an http URL is required");
      require(webhooks.allows(webhook), "webhook_url: only addresses of this machine are called");
      return webhook;
    } catch (URISyntaxException e) {
      throw refusal("webhook_url: an http URL is required");
    }
  }

  private static void require(boolean kept, String rule) {
    if (!kept) {
      throw refusal(rule);
    }
  }

  private static Refusal refusal(String rule) {
    return new Refusal(Reply.detail(400, rule));
  }
}
