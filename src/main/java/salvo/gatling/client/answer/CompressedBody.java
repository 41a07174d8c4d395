package salvo.gatling.client.answer;

import io.netty.handler.codec.compression.JdkZlibDecoder;
import java.lang.reflect.Field;

/**
 * A body of gzip or deflate while it comes in. Netty does not tell where in a stream of gzip it
 * stands.
 */
public final class CompressedBody {

  public static final String BREAKS_OFF = "the compressed body breaks off";

  private static final Field GZIP_STATE = field("gzipState");
  private static final Field CHECKSUM = field("crc");

  /** The shortest gzip: a header of ten bytes, nothing, and eight of checksum and length. */
  private static final int LEAST_GZIP = 20;

  private final JdkZlibDecoder decoder;
  private long bytes;

  public CompressedBody(JdkZlibDecoder decoder) {
    this.decoder = decoder;
  }

  public void add(int more) {
    bytes += more;
  }

  /** Whether all of it has come, once the decoder has had it; nothing at all is whole too. */
  public boolean isWhole() {
    if (bytes == 0) {
      return true;
    }
    return value(CHECKSUM) == null
        ? decoder.isClosed()
        : bytes >= LEAST_GZIP && "HEADER_START".equals(String.valueOf(value(GZIP_STATE)));
  }

  private Object value(Field field) {
    try {
      return field.get(decoder);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Field field(String name) {
    try {
      Field field = JdkZlibDecoder.class.getDeclaredField(name);
      field.setAccessible(true);
      return field;
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException("Salvo follows Netty 4.2's gzip decoder; this is another", e);
    }
  }
}
