package salvo.gatling.http;

import io.gatling.javaapi.http.HttpRequestActionBuilder;
import salvo.config.steps.stream.Streamed;
import salvo.gatling.stream.StreamedRequest;
import salvo.gatling.stream.Streams;
import salvo.gatling.stream.record.StreamShape;

/** Requests of steps whose answers are read as streams. */
final class StreamSteps {

  private StreamSteps() {}

  static StreamedRequest of(HttpRequestActionBuilder request, Streamed streamed) {
    StreamedRequest made = Streams.stream(request, shape(streamed));
    made = streamed.firstWithin().map(made::firstTokenWithin).orElse(made);
    made = streamed.stallAfter().map(made::stallAfter).orElse(made);
    made = streamed.maxBytes().map(made::atMostBytes).orElse(made);
    made = streamed.mayEndByLength() ? made.mayEndByLength() : made;
    return streamed.text().map(made::saveTextAs).orElse(made);
  }

  private static StreamShape shape(Streamed streamed) {
    return switch (streamed.shape()) {
      case OPEN_AI_CHAT -> Streams.openAiChat();
      case OPEN_AI_COMPLETIONS -> Streams.openAiCompletions();
      case OPEN_AI_RESPONSES -> Streams.openAiResponses();
      case ANTHROPIC -> Streams.anthropic();
      case GEMINI -> Streams.gemini();
      case OLLAMA -> Streams.ollama();
      case LANGFLOW -> Streams.langflow();
      case SPEECH -> speech(streamed);
      case BYTES -> Streams.bytes();
    };
  }

  private static StreamShape speech(Streamed streamed) {
    StreamShape speech =
        streamed.bytesPerSecond().isPresent()
            ? Streams.speech(streamed.bytesPerSecond().getAsLong())
            : Streams.speech();
    return speech.playedAfter(streamed.playAfter());
  }
}
