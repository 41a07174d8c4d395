package salvo.event.log;

import java.io.Closeable;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/** The primitive values of a log, written through one buffer of fixed size. */
final class LogOutput implements Closeable {

  private static final int BUFFER_BYTES = 4 * LogFormat.MAX_BLOCK_BYTES;

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private final FileChannel channel;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int position;
  private final Map<String, Integer> cache = new HashMap<>();

  /** Replaces the file if there is one. */
  LogOutput(Path log) throws IOException {
    channel =
        FileChannel.open(
            log,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
  }

  void u8(int value) throws IOException {
    room(1);
    buffer[position] = (byte) value;
    position++;
  }

  void flag(boolean value) throws IOException {
    u8(value ? 1 : 0);
  }

  void i32(int value) throws IOException {
    room(Integer.BYTES);
    INT.set(buffer, position, value);
    position += Integer.BYTES;
  }

  void i64(long value) throws IOException {
    i32((int) (value >> Integer.SIZE));
    i32((int) value);
  }

  /** Fewer than the buffer holds. */
  void bytes(byte[] bytes) throws IOException {
    room(bytes.length);
    System.arraycopy(bytes, 0, buffer, position, bytes.length);
    position += bytes.length;
  }

  void block(byte[] block) throws IOException {
    i32(block.length);
    for (byte b : block) {
      u8(b);
    }
  }

  /** Gives the number that the text has in this log, from 1 on. */
  int cachedText(String text) throws IOException {
    Integer known = cache.get(text);
    if (known != null) {
      i32(-known);
      return known;
    }
    int index = cache.size() + 1;
    cache.put(text, index);
    i32(index);
    text(text);
    return index;
  }

  void text(String text) throws IOException {
    boolean wide = text.chars().anyMatch(c -> c > 0xff);
    int length = wide ? 2 * text.length() : text.length();
    i32(length);
    if (length == 0) {
      return;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      u8(c);
      if (wide) {
        u8(c >> 8);
      }
    }
    u8(wide ? LogFormat.UTF16 : LogFormat.LATIN1);
  }

  private void room(int bytes) throws IOException {
    if (BUFFER_BYTES - position < bytes) {
      drain();
    }
  }

  private void drain() throws IOException {
    ByteBuffer written = ByteBuffer.wrap(buffer, 0, position);
    while (written.hasRemaining()) {
      channel.write(written);
    }
    position = 0;
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      drain();
    }
  }
}
