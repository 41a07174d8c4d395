package salvo.sandbox.llm;

import io.vertx.core.buffer.Buffer;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import salvo.sandbox.http.Json;

/** How an answer looks on its way: as events, or as one JSON object where no stream is wanted. */
final class Wire {

  private static final int COMMAS = 2;
  private static final BigInteger TOO_MANY = BigInteger.TEN.pow(30);

  /** What the target counts. */
  record Usage(int prompt, int cached, int completion, int reasoning) {

    private Map<String, Object> ofPrompt(boolean withCached) {
      Map<String, Object> usage = new LinkedHashMap<>();
      usage.put("prompt_tokens", prompt);
      if (withCached) {
        usage.put("prompt_tokens_details", Map.of("cached_tokens", cached));
      }
      return usage;
    }

    private Map<String, Object> ofAnswer() {
      Map<String, Object> usage = new LinkedHashMap<>();
      usage.put("completion_tokens", completion);
      usage.put("total_tokens", prompt + completion);
      usage.put("completion_tokens_details", Map.of("reasoning_tokens", reasoning));
      return usage;
    }
  }

  private final LlmRequest request;
  private final String id;
  private final long created;
  private final StringBuilder whole = new StringBuilder();

  Wire(LlmRequest request, String id, long created) {
    this.request = request;
    this.id = id;
    this.created = created;
  }

  /** The first event: of a conversation, who speaks. */
  Buffer start(Usage usage) {
    Buffer start = Buffer.buffer(request.has(Quirk.BOM) ? "\uFEFF" : "");
    boolean isSplit = request.has(Quirk.USAGE_SPLIT);
    if (!request.stream() || (!request.isChat() && !isSplit)) {
      return start;
    }
    Map<String, String> delta = new LinkedHashMap<>();
    delta.put("role", "assistant");
    delta.put("content", request.has(Quirk.NULLS) ? null : "");
    return start.appendBuffer(choice(delta, null, isSplit ? usage.ofPrompt(true) : null));
  }

  /** That there is still somebody, before there is anything to say. */
  Buffer comment() {
    return request.stream()
        ? Buffer.buffer().appendBuffer(line(": keep-alive")).appendBuffer(line(""))
        : Buffer.buffer();
  }

  private Map<String, Object> told(Usage usage) {
    Map<String, Object> told = usage.ofAnswer();
    if (!request.has(Quirk.USAGE_SPLIT)) {
      told.putAll(usage.ofPrompt(!request.has(Quirk.NO_CACHED)));
    }
    if (request.has(Quirk.LYING_USAGE)) {
      told.put("prompt_tokens", "many");
      told.put("completion_tokens", TOO_MANY);
    }
    return told;
  }

  Buffer content(String text, boolean isThought, Usage soFar) {
    if (!request.stream()) {
      whole.append(text);
      return Buffer.buffer();
    }
    Map<String, Object> told = request.has(Quirk.USAGE_EACH) ? told(soFar) : null;
    return choice(Map.of(isThought ? "reasoning_content" : "content", text), null, told);
  }

  Buffer finish(String reason, Usage usage) {
    if (!request.stream()) {
      return Buffer.buffer(Json.bytes(answer(reason, usage)));
    }
    Buffer end = choice(Map.of(), reason, null);
    if (request.wantsUsage() && !request.has(Quirk.NO_USAGE)) {
      Map<String, Object> event = event();
      event.put("choices", List.of());
      event.put("usage", told(usage));
      end.appendBuffer(sse(event));
    }
    return end.appendBuffer(line("data: [DONE]")).appendBuffer(line(""));
  }

  Buffer error() {
    return sse(
        Map.of("error", Map.of("message", "The engine is overloaded", "type", "overloaded_error")));
  }

  private Map<String, Object> answer(String reason, Usage usage) {
    Map<String, Object> choice = new LinkedHashMap<>();
    choice.put("index", 0);
    if (request.isChat()) {
      choice.put("message", Map.of("role", "assistant", "content", whole.toString()));
    } else {
      choice.put("text", whole.toString());
    }
    choice.put("finish_reason", reason);
    Map<String, Object> answer = event();
    answer.put("object", request.isChat() ? "chat.completion" : "text_completion");
    answer.put("choices", List.of(choice));
    answer.put("usage", told(usage));
    return answer;
  }

  private Buffer choice(Map<String, String> delta, String reason, Map<String, Object> usage) {
    Map<String, Object> choice = new LinkedHashMap<>();
    choice.put("index", 0);
    if (request.isChat()) {
      choice.put("delta", delta);
    } else {
      choice.put("text", delta.getOrDefault("content", ""));
    }
    choice.put("finish_reason", reason);
    Map<String, Object> event = event();
    event.put("choices", List.of(choice));
    if (usage != null || request.has(Quirk.NULLS)) {
      event.put("usage", usage);
    }
    return sse(event);
  }

  private Map<String, Object> event() {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("id", id);
    event.put("object", request.isChat() ? "chat.completion.chunk" : "text_completion");
    event.put("created", created);
    event.put("model", request.model());
    return event;
  }

  private Buffer sse(Map<String, ?> event) {
    Buffer lines = Buffer.buffer();
    if (request.has(Quirk.COMMENTS)) {
      lines.appendBuffer(line(": still there")).appendBuffer(line(""));
    }
    String json = Json.text(event);
    if (request.has(Quirk.MULTILINE)) {
      for (String part : json.split("(?<=,)", COMMAS)) {
        lines.appendBuffer(line("data: " + part));
      }
    } else {
      lines.appendBuffer(line("data: " + json));
    }
    return lines.appendBuffer(line(""));
  }

  private Buffer line(String text) {
    Buffer line = Buffer.buffer(text);
    if (request.has(Quirk.BROKEN_UTF8)
        && text.contains("\"content\":\"")
        && !text.contains(":\"\"")) {
      line = broken(text);
    }
    String end = request.has(Quirk.CR) ? "\r" : "\n";
    return line.appendString(request.has(Quirk.CRLF) ? "\r\n" : end);
  }

  /** With a byte in the middle of what is said that stands in no UTF-8. */
  private static Buffer broken(String text) {
    int at = text.indexOf("\"content\":\"") + "\"content\":\"".length();
    return Buffer.buffer(text.substring(0, at))
        .appendByte((byte) 0xff)
        .appendString(text.substring(at));
  }
}
