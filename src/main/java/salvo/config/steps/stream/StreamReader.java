package salvo.config.steps.stream;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigValue;
import java.time.Duration;
import java.util.Optional;
import salvo.config.source.Rule;
import salvo.config.source.Rules;
import salvo.config.source.Section;
import salvo.text.NearestName;

/** Reads how the answer of a request is read as a stream. */
public final class StreamReader {

  private static final Rule<Duration> TIME =
      Rules.duration(Duration.ofMillis(1), Duration.ofHours(1), "10 s");

  private static final Rule<Long> BYTES =
      new Rule<>("a size with its unit (B, kB, MB)", "10 MB", StreamReader::bytes);

  private StreamReader() {}

  /**
   * Reads it, where a request has such a section.
   *
   * @param attribute what the name of a saved value has to be
   */
  public static Optional<Streamed> stream(Section step, Rule<String> attribute) {
    if (!step.has("stream")) {
      return Optional.empty();
    }
    Section stream = step.section("stream");
    return Optional.of(
        new Streamed(
            shape(stream),
            stream.optional("firstWithin", TIME),
            stream.optional("stallAfter", TIME),
            stream.optional("maxSize", BYTES),
            stream.optional("mayEndByLength", Rules.flag()).orElse(false),
            stream.optional("saveText", attribute)));
  }

  private static Streamed.Shape shape(Section stream) {
    String shape = stream.required("shape", Rules.text("openAiChat"));
    if (!Streamed.Shape.keys().contains(shape)) {
      stream.report(
          "shape",
          "one of " + String.join(", ", Streamed.Shape.keys()),
          NearestName.slipOf(shape, Streamed.Shape.keys())
              .map(near -> "did you mean " + near + "?")
              .orElse("write shape = openAiChat"));
      return Streamed.Shape.BYTES;
    }
    return Streamed.Shape.of(shape);
  }

  private static Optional<Long> bytes(ConfigValue value) {
    try {
      return Optional.of(value.atKey("size").getBytes("size")).filter(it -> it > 0);
    } catch (ConfigException e) {
      return Optional.empty();
    }
  }
}
