package salvo.gatling.stream.sound;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Parts of WAV files, true ones and others. */
final class Wav {

  private Wav() {}

  /** What begins a file of PCM of 16 bits, with that length of its sound in bytes. */
  static byte[] header(int samplesPerSecond, int channels, long length) {
    return join(file("RIFF"), format(1, samplesPerSecond, channels), chunk("data", length));
  }

  static byte[] file(String type) {
    return join(chunk(type, 0xFFFF_FFFFL), "WAVE".getBytes(StandardCharsets.US_ASCII));
  }

  static byte[] format(int code, int samplesPerSecond, int channels) {
    ByteBuffer format = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    format.putShort((short) code).putShort((short) channels).putInt(samplesPerSecond);
    format.putInt(samplesPerSecond / 4).putShort((short) (2 * channels)).putShort((short) 16);
    return join(chunk("fmt ", 16), format.array());
  }

  static byte[] chunk(String name, long size) {
    ByteBuffer chunk = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    return chunk.put(name.getBytes(StandardCharsets.US_ASCII)).putInt((int) size).array();
  }

  static byte[] join(byte[]... parts) {
    ByteBuffer whole = ByteBuffer.allocate(1_000_000);
    for (byte[] part : parts) {
      whole.put(part);
    }
    byte[] bytes = new byte[whole.position()];
    whole.flip().get(bytes);
    return bytes;
  }
}
