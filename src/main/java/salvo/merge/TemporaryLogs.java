package salvo.merge;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A folder for the files of a merge, which goes with all that is in it when it is closed. */
final class TemporaryLogs implements Closeable {

  private final Path folder;
  private int count;

  /** Makes the folder in the given one, so that a file can be moved from it in one step. */
  TemporaryLogs(Path parent) throws IOException {
    folder = Files.createTempDirectory(parent, ".merging-");
  }

  /** A file that does not exist yet. */
  Path next() {
    count++;
    return folder.resolve(count + ".log");
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.deleteIfExists(file);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    Files.delete(folder);
  }
}
