package salvo.gatling.client.answer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The native library that Gatling's client reads Brotli with. It is unpacked when it is first used,
 * and would stay in the temporary folder after each run that halts. So it is loaded from a folder
 * of its own, which is removed at once: what is loaded needs its file no more. Windows, where that
 * is not so, keeps it.
 */
public final class BrotliLibrary {

  private static final String LOADER = "com.aayushatharva.brotli4j.Brotli4jLoader";
  private static final String TEMPORARY = "java.io.tmpdir";

  private BrotliLibrary() {}

  /** Loads it; without it, what is packed so is not asked for. */
  public static synchronized void load() {
    try {
      Path own = Files.createTempDirectory("salvo-brotli");
      String shared = System.setProperty(TEMPORARY, own.toString());
      try {
        Class.forName(LOADER);
      } finally {
        System.setProperty(TEMPORARY, shared);
        remove(own);
      }
    } catch (IOException | ClassNotFoundException | LinkageError e) {
      // Then the client does without, as it does where there is no such library.
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
  }
}
