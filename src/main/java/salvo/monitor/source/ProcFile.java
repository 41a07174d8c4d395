package salvo.monitor.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A file that the kernel of Linux makes as it is read; other systems have none. */
public record ProcFile(Path path) {

  public boolean exists() {
    return Files.isReadable(path);
  }

  /** The lines, cut into words; colons separate words too. */
  public Stream<List<String>> lines() {
    try {
      return Files.readString(path, StandardCharsets.ISO_8859_1)
          .lines()
          .map(line -> Arrays.asList(line.strip().split("[\\s:]+")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The figure that follows a word in the first line that begins with another; NaN where there is
   * none. In {@code TCP: inuse 1 tw 3}, TCP's tw is 3.
   */
  public double named(String line, String word) {
    return lines()
        .filter(words -> words.get(0).equals(line) && words.contains(word))
        .mapToDouble(words -> Double.parseDouble(words.get(words.indexOf(word) + 1)))
        .findFirst()
        .orElse(Double.NaN);
  }
}
