package salvo.ui.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.CodeSource;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that stands in the folder that a class is from, its journeys and feeders among them: what is
 * the same again was not compiled in between.
 *
 * @param number of files
 * @param latest time at which one was written
 */
record ClassFiles(long number, FileTime latest) {

  private static final FileTime NEVER = FileTime.fromMillis(0);

  /** Those beside a class; of one in a library, the library alone. */
  static ClassFiles beside(Class<?> type) throws IOException {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    if (source == null) {
      return new ClassFiles(0, NEVER);
    }
    Path place = Path.of(URI.create(source.getLocation().toString()));
    try (Stream<Path> all = Files.walk(place)) {
      List<FileTime> times = all.filter(Files::isRegularFile).map(ClassFiles::time).toList();
      return new ClassFiles(times.size(), times.stream().max(FileTime::compareTo).orElse(NEVER));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** One that a compiler has just removed is as one that was never there. */
  private static FileTime time(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      return NEVER;
    }
  }
}
