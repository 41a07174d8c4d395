package salvo.sandbox.speech;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import salvo.sandbox.engine.ModelName;
import salvo.sandbox.engine.ModelRequest;
import salvo.sandbox.http.Call;

/**
 * What is to be spoken.
 *
 * @param isWav whether the sound has a header
 * @param id the client's own name for it; empty where it gave none
 */
record SpeechRequest(
    String input, Set<Quirk> quirks, boolean isWav, String id, long receivedNanos) {

  private static final int MOST_CHARS = 4_096;
  private static final List<String> FORMATS = List.of("wav", "pcm");

  static SpeechRequest of(Call call) {
    JsonNode body = call.json();
    String model = ModelRequest.model(body, Quirk.class);
    String input = body.path("input").asText();
    ModelRequest.check(
        !input.isBlank() && input.length() <= MOST_CHARS,
        "input must have from 1 to " + MOST_CHARS + " characters",
        "input");
    ModelRequest.check(!body.path("voice").asText().isEmpty(), "you must provide a voice", "voice");
    String format = body.path("response_format").asText("wav");
    ModelRequest.check(
        FORMATS.contains(format), "response_format must be wav or pcm", "response_format");
    return new SpeechRequest(
        input,
        ModelName.quirks(model, Quirk.class),
        format.equals("wav"),
        call.header("X-Request-ID").orElse(""),
        call.receivedNanos());
  }

  boolean has(Quirk quirk) {
    return quirks.contains(quirk);
  }

  int words() {
    return input.strip().split("\\s+").length;
  }
}
