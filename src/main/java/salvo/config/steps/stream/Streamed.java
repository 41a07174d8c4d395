package salvo.config.steps.stream;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How the answer of a request is read that comes bit by bit.
 *
 * @param firstWithin a later first content is a failure
 * @param stallAfter a longer time without content is a failure
 * @param maxBytes a longer body is a failure
 * @param mayEndByLength whether an answer that is cut off by its length is a good one
 * @param text the name under which later steps take what was said
 * @param bytesPerSecond of sound; empty: its WAV header says it
 * @param playAfter as much sound is waited for before it is played
 */
public record Streamed(
    Shape shape,
    Optional<Duration> firstWithin,
    Optional<Duration> stallAfter,
    Optional<Long> maxBytes,
    boolean mayEndByLength,
    Optional<String> text,
    OptionalLong bytesPerSecond,
    Duration playAfter) {

  /** What the events of an answer look like. */
  public enum Shape {
    OPEN_AI_CHAT("openAiChat"),
    OPEN_AI_COMPLETIONS("openAiCompletions"),
    OPEN_AI_RESPONSES("openAiResponses"),
    ANTHROPIC("anthropic"),
    GEMINI("gemini"),
    OLLAMA("ollama"),
    LANGFLOW("langflow"),
    SPEECH("speech"),
    BYTES("bytes");

    private final String key;

    Shape(String key) {
      this.key = key;
    }

    static List<String> keys() {
      return Arrays.stream(values()).map(it -> it.key).toList();
    }

    static Shape of(String key) {
      return Arrays.stream(values()).filter(it -> it.key.equals(key)).findFirst().orElseThrow();
    }
  }
}
