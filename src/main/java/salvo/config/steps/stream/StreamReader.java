package salvo.config.steps.stream;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigValue;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
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

  private static final Rule<Duration> BUFFER =
      Rules.duration(Duration.ZERO, Duration.ofMinutes(1), "200 ms");

  private static final Rule<Integer> RATE = Rules.wholeNumber(1, 100_000_000, "48000");

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
    Streamed.Shape shape = shape(stream);
    return Optional.of(
        new Streamed(
            shape,
            stream.optional("firstWithin", TIME),
            stream.optional("stallAfter", TIME),
            stream.optional("maxSize", BYTES),
            stream.optional("mayEndByLength", Rules.flag()).orElse(false),
            stream.optional("saveText", attribute),
            bytesPerSecond(stream, shape),
            playAfter(stream, shape)));
  }

  private static OptionalLong bytesPerSecond(Section stream, Streamed.Shape shape) {
    refuseWithoutSound(stream, shape, "bytesPerSecond");
    return stream
        .optional("bytesPerSecond", RATE)
        .map(it -> OptionalLong.of(it))
        .orElse(OptionalLong.empty());
  }

  private static Duration playAfter(Section stream, Streamed.Shape shape) {
    refuseWithoutSound(stream, shape, "playAfter");
    return stream.optional("playAfter", BUFFER).orElse(Duration.ZERO);
  }

  private static void refuseWithoutSound(Section stream, Streamed.Shape shape, String key) {
    if (stream.has(key) && shape != Streamed.Shape.SPEECH) {
      stream.report(key, "with shape = speech: nothing else is played", "leave it out");
    }
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
