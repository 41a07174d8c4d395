package salvo.sandbox.speech;

import io.vertx.core.buffer.Buffer;
import java.util.SplittableRandom;

/** The sound of a voice: mono, 24 kHz, 16 bits, 48,000 bytes a second. */
final class Sound {

  static final int SAMPLES_PER_SECOND = 24_000;

  /** What a step makes. */
  static final int PIECE_MILLIS = 100;

  /** Of a file that is still being written. */
  static final long UNKNOWN = 0xFFFF_FFFFL;

  private static final int BYTES_PER_SAMPLE = 2;
  private static final int HEADER_AFTER_RIFF = 36;
  private static final int PIECE_SAMPLES = SAMPLES_PER_SECOND * PIECE_MILLIS / 1_000;
  private static final double HERTZ = 220;
  private static final int LOUDNESS = 6_000;

  private Sound() {}

  /** Bytes of that many pieces. */
  static long bytes(int pieces) {
    return (long) pieces * PIECE_SAMPLES * BYTES_PER_SAMPLE;
  }

  /** What stands before the sound in a WAV file. */
  static Buffer header(long bytes) {
    long riff = bytes == UNKNOWN ? UNKNOWN : bytes + HEADER_AFTER_RIFF;
    return Buffer.buffer("RIFF")
        .appendUnsignedIntLE(riff)
        .appendString("WAVEfmt ")
        .appendUnsignedIntLE(16)
        .appendShortLE((short) 1)
        .appendShortLE((short) 1)
        .appendUnsignedIntLE(SAMPLES_PER_SECOND)
        .appendUnsignedIntLE(SAMPLES_PER_SECOND * (long) BYTES_PER_SAMPLE)
        .appendShortLE((short) BYTES_PER_SAMPLE)
        .appendShortLE((short) (8 * BYTES_PER_SAMPLE))
        .appendString("data")
        .appendUnsignedIntLE(bytes);
  }

  /** A tone, with a little noise. */
  static Buffer piece(SplittableRandom random) {
    Buffer piece = Buffer.buffer(PIECE_SAMPLES * BYTES_PER_SAMPLE);
    for (int i = 0; i < PIECE_SAMPLES; i++) {
      double tone = Math.sin(2 * Math.PI * HERTZ * i / SAMPLES_PER_SECOND);
      piece.appendShortLE((short) (LOUDNESS * tone + random.nextInt(100)));
    }
    return piece;
  }
}
