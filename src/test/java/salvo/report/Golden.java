package salvo.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files that hold what a writer is known to write. After a wanted change {@code mvn test
 * -Dgolden.update=true} writes them anew; read the difference before committing it.
 */
public final class Golden {

  private static final Path FOLDER = Path.of("src", "test", "resources", "golden");

  private Golden() {}

  public static void assertEqual(String name, String actual) throws IOException {
    assertEqual(FOLDER.resolve(name), actual);
  }

  /** The same of a file anywhere in the project. */
  public static void assertEqual(Path file, String actual) throws IOException {
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(file));
  }
}
