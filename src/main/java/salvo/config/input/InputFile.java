package salvo.config.input;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Files that settings name, checked before anything reads them: a pipe or a device would be read
 * for ever, and what is too large would fill the memory.
 */
public final class InputFile {

  private static final int BUFFER_BYTES = 1 << 16;

  private InputFile() {}

  /**
   * The regular file of that name, if it is text in UTF-8 of at most so many bytes; read in parts.
   */
  public static Optional<Path> ofText(String name, long mostBytes) {
    try {
      return Optional.of(Path.of(name))
          .filter(Files::isRegularFile)
          .filter(file -> isAtMost(file, mostBytes))
          .filter(InputFile::isUtf8);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** The regular file of that name, if it can be read; whatever is in it. */
  public static Optional<Path> readable(String name) {
    try {
      return Optional.of(Path.of(name)).filter(Files::isRegularFile).filter(Files::isReadable);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static boolean isAtMost(Path file, long bytes) {
    try {
      return Files.size(file) <= bytes;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isUtf8(Path file) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer bytes = ByteBuffer.allocate(BUFFER_BYTES);
    CharBuffer ignored = CharBuffer.allocate(BUFFER_BYTES);
    try (var channel = Files.newByteChannel(file)) {
      boolean end = false;
      while (!end) {
        end = channel.read(bytes) < 0;
        bytes.flip();
        CoderResult result = decoder.decode(bytes, ignored.clear(), end);
        if (result.isError()) {
          return false;
        }
        bytes.compact();
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
