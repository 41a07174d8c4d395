package salvo.sandbox.llm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import salvo.sandbox.engine.ModelRequest;
import salvo.sandbox.http.Call;

/**
 * What is asked for. A token is a word here.
 *
 * @param isChat whether it is a conversation, and not a text to go on with
 * @param id the client's own name for it; empty where it gave none
 * @param wantsUsage whether the stream shall end with its usage
 */
record LlmRequest(
    boolean isChat,
    String model,
    Set<Quirk> quirks,
    String prompt,
    int maxTokens,
    boolean stream,
    boolean wantsUsage,
    String id,
    long receivedNanos) {

  private static final int MOST_TOKENS = 100_000;

  static LlmRequest of(Call call, boolean isChat) {
    JsonNode body = call.json();
    String model = ModelRequest.model(body, Quirk.class);
    String prompt = isChat ? conversation(body.path("messages")) : body.path("prompt").asText();
    ModelRequest.check(!prompt.isBlank(), "a prompt is required", isChat ? "messages" : "prompt");
    int max = body.path("max_completion_tokens").asInt(body.path("max_tokens").asInt(MOST_TOKENS));
    ModelRequest.check(
        max >= 1 && max <= MOST_TOKENS,
        "max_tokens must be from 1 to " + MOST_TOKENS,
        "max_tokens");
    return new LlmRequest(
        isChat,
        model,
        Quirk.of(model),
        prompt,
        max,
        body.path("stream").asBoolean(),
        body.path("stream_options").path("include_usage").asBoolean(),
        call.header("X-Request-ID").orElse(""),
        call.receivedNanos());
  }

  boolean has(Quirk quirk) {
    return quirks.contains(quirk);
  }

  String[] words() {
    return prompt.strip().split("\\s+");
  }

  int promptTokens() {
    return words().length;
  }

  static int words(String text) {
    return text.strip().split("\\s+").length;
  }

  private static String conversation(JsonNode messages) {
    StringBuilder all = new StringBuilder();
    messages.forEach(message -> all.append(message.path("content").asText()).append('\n'));
    return all.toString();
  }
}
