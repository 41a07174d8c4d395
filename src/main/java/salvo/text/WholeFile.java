package salvo.text;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;

/**
 * A text file on disk: UTF-8, and never to be seen half-written. Half a surrogate pair, which a
 * message that was cut may hold and UTF-8 has not, becomes U+FFFD.
 */
public final class WholeFile {

  /** What is said of something that is no file. */
  public static final String NONE = "it is a folder, a pipe or a device, not a file";

  private static final byte[] REPLACEMENT = "\ufffd".getBytes(StandardCharsets.UTF_8);

  private WholeFile() {}

  /**
   * Whether something else than a file stands in its place: opening a pipe waits for ever, and a
   * device has no end. Nothing is nothing else.
   */
  public static boolean isReplaced(Path file) {
    return Files.exists(file) && !Files.isRegularFile(file);
  }

  /**
   * The same file, to be read.
   *
   * @throws IOException when something else stands in its place, in a sentence
   */
  public static Path toRead(Path file) throws IOException {
    if (isReplaced(file)) {
      throw new IOException(file + " cannot be read: " + NONE + ".");
    }
    return file;
  }

  /**
   * Writes the text in place of what the file was, and makes the folders that it needs.
   *
   * @param attributes what the file has from its first moment on, such as its permissions
   */
  public static void write(Path file, String text, FileAttribute<?>... attributes)
      throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path unfinished =
        file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
    Files.deleteIfExists(unfinished);
    try {
      Files.createFile(unfinished, attributes);
      try (Writer out = new OutputStreamWriter(Files.newOutputStream(unfinished), encoder())) {
        out.write(text);
      }
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      delete(unfinished, e);
      throw named(file, e);
    }
  }

  /** A disk that is full does not say for which file. */
  private static IOException named(Path file, IOException failure) {
    if (failure instanceof FileSystemException || failure.getMessage() == null) {
      return failure;
    }
    IOException named = new FileSystemException(file.toString(), null, failure.getMessage());
    named.initCause(failure);
    return named;
  }

  /** Encodes any text as UTF-8, as it stands in such files. */
  public static CharsetEncoder encoder() {
    return StandardCharsets.UTF_8
        .newEncoder()
        .onMalformedInput(CodingErrorAction.REPLACE)
        .replaceWith(REPLACEMENT);
  }

  private static void delete(Path unfinished, IOException cause) {
    try {
      Files.deleteIfExists(unfinished);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }
}
