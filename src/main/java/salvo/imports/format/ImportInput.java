package salvo.imports.format;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import salvo.text.RefusalText;

/** A file that is to be imported; never more of it is held than was asked for. */
public final class ImportInput {

  /** Enough to tell what a file is. */
  private static final int HEAD_BYTES = 65_536;

  private static final int MEGABYTE = 1_000_000;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Path file;
  private final String head;

  private ImportInput(Path file, String head) {
    this.file = file;
    this.head = head;
  }

  /**
   * Looks at the beginning of a file.
   *
   * @throws UnusableInput when there is none, or it is empty or no text in UTF-8
   */
  public static ImportInput of(Path file) {
    String name = name(file);
    if (!Files.isRegularFile(file)) {
      throw new UnusableInput(name, 0, "a regular file", "Correct the path.");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(HEAD_BYTES);
      String head = head(name, bytes);
      if (head.isBlank() && bytes.length < HEAD_BYTES) {
        throw new UnusableInput(name, 0, "a file with something in it", "It is empty.");
      }
      return new ImportInput(file, head);
    } catch (IOException e) {
      throw new UnusableInput(name, 0, "a file that can be read", "Correct this: " + e);
    }
  }

  private static String name(Path file) {
    return RefusalText.ofValue(String.valueOf(file.getFileName()));
  }

  /** The end may be within a character, which is left out then. */
  private static String head(String name, byte[] bytes) {
    CharBuffer text = CharBuffer.allocate(bytes.length);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    boolean isWhole = bytes.length < HEAD_BYTES;
    if (decoder().decode(in, text, isWhole).isError()) {
      throw notUtf8(name, line(bytes, in.position()));
    }
    return text.flip().toString().replaceFirst("^" + BYTE_ORDER_MARK, "");
  }

  private static CharsetDecoder decoder() {
    return StandardCharsets.UTF_8
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  private static UnusableInput notUtf8(String name, int line) {
    return new UnusableInput(name, line, "a text in UTF-8", "Save it with the encoding UTF-8.");
  }

  private static int line(byte[] bytes, int end) {
    int line = 1;
    for (int i = 0; i < end; i++) {
      line += bytes[i] == '\n' ? 1 : 0;
    }
    return line;
  }

  /** Its name without folders. */
  public String name() {
    return name(file);
  }

  public Path file() {
    return file;
  }

  /** Its first 64 kB, without a byte order mark. */
  public String head() {
    return head;
  }

  /** Whether it is no larger than that. */
  public boolean isAtMost(int megabytes) {
    return file.toFile().length() <= (long) megabytes * MEGABYTE;
  }

  /**
   * All of it.
   *
   * @param mostMegabytes that it may have
   */
  public String text(int mostMegabytes) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(mostMegabytes * MEGABYTE + 1);
      if (bytes.length > mostMegabytes * MEGABYTE) {
        throw new UnusableInput(
            name(),
            0,
            "a file of at most " + mostMegabytes + " MB",
            "Leave out what is not to be imported.");
      }
      return decoded(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  private String decoded(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      return decoder().decode(in).toString().replaceFirst("^" + BYTE_ORDER_MARK, "");
    } catch (CharacterCodingException e) {
      throw notUtf8(name(), line(bytes, in.position()));
    }
  }

  /** Its bytes from the beginning, for who reads them as a stream. */
  public InputStream open() {
    try {
      return Files.newInputStream(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  /** Its lines; what is no UTF-8 ends them with a {@link CharacterCodingException}. */
  public BufferedReader lines() {
    return new BufferedReader(new InputStreamReader(open(), decoder()));
  }
}
