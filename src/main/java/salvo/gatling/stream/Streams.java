package salvo.gatling.stream;

import io.gatling.javaapi.http.HttpRequestActionBuilder;
import salvo.gatling.stream.record.StreamLimits;
import salvo.gatling.stream.record.StreamShape;
import salvo.gatling.stream.sound.SoundFormat;

/**
 * Requests whose answers come bit by bit, and the shapes that such answers have: {@code
 * Streams.stream(http("chat").post("/v1/chat/completions").body(...), Streams.openAiChat())}. Other
 * shapes are made of {@link StreamShape}.
 */
public final class Streams {

  private static final String INPUT_TOKENS = "input_tokens";

  private Streams() {}

  /**
   * An action that sends the request and reads its answer as a stream. Checks of the request hold
   * as they do elsewhere, those of the body see its first million bytes.
   */
  public static StreamedRequest stream(HttpRequestActionBuilder request, StreamShape shape) {
    return new StreamedRequest(
        request, shape, StreamLimits.NONE, false, (session, record) -> session);
  }

  /** {@code POST /v1/chat/completions} with {@code stream: true}, of OpenAI and all like it. */
  public static StreamShape openAiChat() {
    return openAi()
        .output(
            "choices[*].delta.content",
            "choices[*].delta.refusal",
            "choices[*].delta.tool_calls[*].function.arguments")
        .reasoning("choices[*].delta.reasoning_content", "choices[*].delta.reasoning");
  }

  /** {@code POST /v1/completions} with {@code stream: true}. */
  public static StreamShape openAiCompletions() {
    return openAi().output("choices[*].text");
  }

  private static StreamShape openAi() {
    return StreamShape.events()
        .endMark("[DONE]")
        .finishReason("choices[*].finish_reason")
        .cutOffBy("length")
        .error("error")
        .tokensIn("usage.prompt_tokens")
        .tokensOut("usage.completion_tokens")
        .tokensCached("usage.prompt_tokens_details.cached_tokens")
        .tokensOfReasoning("usage.completion_tokens_details.reasoning_tokens");
  }

  /** {@code POST /v1/responses} with {@code stream: true}. */
  public static StreamShape openAiResponses() {
    return StreamShape.events()
        .output(
            "delta when type = response.output_text.delta",
            "delta when type = response.refusal.delta",
            "delta when type = response.function_call_arguments.delta")
        .reasoning(
            "delta when type = response.reasoning_text.delta",
            "delta when type = response.reasoning_summary_text.delta")
        .finishReason("response.incomplete_details.reason")
        .cutOffBy("max_output_tokens")
        .end("type when type = response.completed", "type when type = response.incomplete")
        .error("response.error", "error", "message when type = error")
        .tokensIn("response.usage." + INPUT_TOKENS)
        .tokensOut("response.usage.output_tokens")
        .tokensCached("response.usage.input_tokens_details.cached_tokens")
        .tokensOfReasoning("response.usage.output_tokens_details.reasoning_tokens");
  }

  /** {@code POST /v1/messages} with {@code stream: true}, of Anthropic. */
  public static StreamShape anthropic() {
    return StreamShape.events()
        .output("delta.text", "delta.partial_json")
        .reasoning("delta.thinking")
        .finishReason("delta.stop_reason")
        .cutOffBy("max_tokens")
        .end("type when type = message_stop")
        .error("error")
        .tokensIn(
            anywhere(INPUT_TOKENS),
            anywhere("cache_read_input_tokens"),
            anywhere("cache_creation_input_tokens"))
        .tokensOut(anywhere("output_tokens"))
        .tokensCached(anywhere("cache_read_input_tokens"));
  }

  /** At the beginning with the message, at the end by itself. */
  private static String anywhere(String count) {
    return "message.usage." + count + " | usage." + count;
  }

  /** {@code POST ...:streamGenerateContent?alt=sse}, of Gemini. */
  public static StreamShape gemini() {
    return StreamShape.events()
        .output("candidates[*].content.parts[*].text when thought != true")
        .reasoning("candidates[*].content.parts[*].text when thought = true")
        .finishReason("candidates[*].finishReason")
        .cutOffBy("MAX_TOKENS")
        .error("error")
        .tokensIn("usageMetadata.promptTokenCount")
        .tokensOut("usageMetadata.candidatesTokenCount", "usageMetadata.thoughtsTokenCount")
        .tokensCached("usageMetadata.cachedContentTokenCount")
        .tokensOfReasoning("usageMetadata.thoughtsTokenCount");
  }

  /** {@code POST /api/chat} or {@code /api/generate} of Ollama: a JSON object on each line. */
  public static StreamShape ollama() {
    return StreamShape.lines()
        .output("message.content", "response")
        .reasoning("message.thinking", "thinking")
        .finishReason("done_reason")
        .cutOffBy("length")
        .end("done when done = true")
        .error("error")
        .tokensIn("prompt_eval_count")
        .tokensOut("eval_count");
  }

  /** {@code POST /api/v1/run/{id}?stream=true} of Langflow: an event on each line, no usage. */
  public static StreamShape langflow() {
    return StreamShape.lines()
        .output("data.chunk")
        .end("event when event = end")
        .error("data.error");
  }

  /**
   * Speech and other sound with the header of a WAV file, which tells how fast it is played: when
   * it begins, how fast it comes, and for how long a listener hears nothing.
   */
  public static StreamShape speech() {
    return StreamShape.sound(SoundFormat.WAV);
  }

  /**
   * The same without a header, or compressed at a constant rate.
   *
   * @param bytesPerSecond of PCM: samples per second × channels × bytes of a sample; of MP3 and the
   *     like: bits per second / 8
   */
  public static StreamShape speech(long bytesPerSecond) {
    return StreamShape.sound(SoundFormat.of(bytesPerSecond));
  }

  /** Bytes that are content as they come: time to first byte, gaps. */
  public static StreamShape bytes() {
    return StreamShape.bytes();
  }
}
