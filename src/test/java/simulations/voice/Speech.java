package simulations.voice;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;

/**
 * A chunk of sound as a telephone call carries it: 600 samples of 16 bits at 16 kHz, 37.5 ms of an
 * even tone, which makes 1,600 characters of Base64.
 */
final class Speech {

  static final String CHUNK = chunk();

  private static final int SAMPLES = 600;
  private static final double HERTZ = 440;
  private static final double SAMPLES_PER_SECOND = 16_000;
  private static final double LOUDNESS = 8000;

  private Speech() {}

  private static String chunk() {
    ByteBuffer pcm = ByteBuffer.allocate(SAMPLES * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < SAMPLES; i++) {
      double turns = HERTZ * i / SAMPLES_PER_SECOND;
      pcm.putShort((short) Math.round(LOUDNESS * Math.sin(2 * Math.PI * turns)));
    }
    return Base64.getEncoder().encodeToString(pcm.array());
  }
}
