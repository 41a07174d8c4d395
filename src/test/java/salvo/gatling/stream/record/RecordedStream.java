package salvo.gatling.stream.record;

import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import salvo.gatling.stream.tokens.Tokenizer;

/** A stream of which each piece and its instant are known, read as a shape. */
public final class RecordedStream {

  private final StreamReading reading;
  private final Chunks chunks = new Chunks();
  private StreamLimits limits = StreamLimits.NONE;
  private int status = 200;
  private long last;
  private long bytes;

  public RecordedStream(StreamShape shape) {
    this(shape, Optional.empty());
  }

  RecordedStream(StreamShape shape, Optional<Tokenizer> tokenizer) {
    this.reading = new StreamReading(shape, true, tokenizer);
  }

  RecordedStream limits(StreamLimits others) {
    limits = others;
    return this;
  }

  RecordedStream status(int other) {
    status = other;
    return this;
  }

  /** A piece that came so many ms after the request was sent. */
  public RecordedStream at(double millis, String piece) {
    last = (long) (millis * 1e6);
    byte[] text = piece.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    bytes += text.length;
    chunks.add(Unpooled.wrappedBuffer(text), last);
    return this;
  }

  /** A piece that is one event. */
  public RecordedStream event(double millis, String data) {
    return at(millis, "data: " + data + "\n\n");
  }

  public StreamRecord end() {
    reading.take(chunks);
    reading.end();
    return reading.record(
        new StreamReading.Outline(
            "chat",
            status,
            Optional.empty(),
            -500_000,
            0,
            100_000,
            200_000,
            300_000,
            last,
            1,
            bytes,
            0),
        limits,
        Optional.empty());
  }
}
