package salvo.event.log;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The primitive values of a log, read through one buffer of fixed size. Every method throws {@link
 * EOFException} when the file ends inside its value, and {@link SimulationLogException} when the
 * value cannot be one.
 */
final class LogInput implements Closeable {

  private static final int BUFFER_BYTES = 4 * LogFormat.MAX_BLOCK_BYTES;

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private final Path path;
  private final FileChannel channel;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int position;
  private int limit;
  private long bufferedBytes;
  private String[] cache = new String[256];
  private int cached = 1;

  private LogInput(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  static LogInput open(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      throw new SimulationLogException(
          path + " is a directory; expected the simulation.log file of a run.");
    }
    if (!Files.exists(path)) {
      throw new SimulationLogException(
          path + " does not exist; expected the simulation.log file of a run.");
    }
    if (!Files.isRegularFile(path)) {
      throw new SimulationLogException(
          path + " is a pipe or a device; expected the simulation.log file of a run.");
    }
    if (Files.size(path) == 0) {
      throw new SimulationLogException(
          path + " is empty; Gatling writes its first bytes after 8 KiB of log or at the end.");
    }
    return new LogInput(path, FileChannel.open(path));
  }

  Path path() {
    return path;
  }

  /** How many bytes of the file have been consumed. */
  long offset() {
    return bufferedBytes - (limit - position);
  }

  boolean atEnd() throws IOException {
    return position == limit && !fill(1);
  }

  int u8() throws IOException {
    require(1);
    return buffer[position++] & 0xff;
  }

  boolean flag() throws IOException {
    int value = u8();
    if (value > 1) {
      throw damaged(offset() - 1, "a flag of " + value + " (0 or 1)");
    }
    return value == 1;
  }

  int i32() throws IOException {
    require(Integer.BYTES);
    int value = (int) INT.get(buffer, position);
    position += Integer.BYTES;
    return value;
  }

  long i64() throws IOException {
    require(Long.BYTES);
    return (long) i32() << Integer.SIZE | i32() & 0xffff_ffffL;
  }

  /** A length or a number of items, from 0 to {@code max}. */
  int size(String what, int max) throws IOException {
    int size = i32();
    if (size < 0 || size > max) {
      throw damaged(offset() - Integer.BYTES, what + " of " + size + " (0 to " + max + ")");
    }
    return size;
  }

  byte[] block() throws IOException {
    int length = size("a block length", LogFormat.MAX_BLOCK_BYTES);
    require(length);
    position += length;
    return Arrays.copyOfRange(buffer, position - length, position);
  }

  String text() throws IOException {
    return text(size("a text length", LogFormat.MAX_BLOCK_BYTES));
  }

  /** The rest of a text whose length has been read. */
  String text(int length) throws IOException {
    if (length == 0) {
      return "";
    }
    require(length + 1);
    int at = position;
    int coder = buffer[at + length];
    boolean wide = coder == LogFormat.UTF16;
    if (coder != LogFormat.LATIN1 && !wide || wide && length % 2 != 0) {
      throw damaged(
          offset() + length, "a text of " + length + " bytes with coder " + coder + " (0 or 1)");
    }
    String text = wide ? utf16(at, length) : latin1(at, length);
    position = at + length + 1;
    return text;
  }

  String cachedText() throws IOException {
    return cached(cachedIndex());
  }

  /** The same by its number in this log, from 1 on. */
  int cachedIndex() throws IOException {
    int index = i32();
    if (index == cached) {
      remember(text());
      return index;
    }
    // Integer.MIN_VALUE stays negative when negated, and is refused with the others.
    int earlier = -index;
    if (earlier <= 0 || earlier >= cached) {
      throw damaged(
          offset() - Integer.BYTES,
          "text index " + index + " (-1 to " + (1 - cached) + ", or " + cached + " for a new one)");
    }
    return earlier;
  }

  String cached(int index) {
    return cache[index];
  }

  SimulationLogException damaged(long offset, String found) {
    return new SimulationLogException(
        path + " is damaged at byte " + offset + ": found " + found + ".");
  }

  private void remember(String text) {
    if (cached == cache.length) {
      cache = Arrays.copyOf(cache, 2 * cached);
    }
    cache[cached] = text;
    cached++;
  }

  private String latin1(int at, int length) {
    return new String(buffer, at, length, StandardCharsets.ISO_8859_1);
  }

  /** Not by a charset: a message that was cut inside a surrogate pair must survive as it is. */
  private String utf16(int at, int length) {
    char[] chars = new char[length / 2];
    for (int i = 0; i < chars.length; i++) {
      int low = buffer[at + 2 * i] & 0xff;
      chars[i] = (char) (buffer[at + 2 * i + 1] << Byte.SIZE | low);
    }
    return new String(chars);
  }

  private void require(int bytes) throws IOException {
    if (limit - position < bytes && !fill(bytes)) {
      throw new EOFException();
    }
  }

  /** Moves what is left to the front and reads until there are that many bytes. */
  private boolean fill(int bytes) throws IOException {
    limit -= position;
    System.arraycopy(buffer, position, buffer, 0, limit);
    position = 0;
    while (limit < bytes) {
      int read = channel.read(ByteBuffer.wrap(buffer, limit, BUFFER_BYTES - limit));
      if (read < 0) {
        return false;
      }
      limit += read;
      bufferedBytes += read;
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
