package salvo.sandbox;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import salvo.SuppressForbidden;
import salvo.sandbox.http.Json;

/** The sandbox's log: one JSON object a line. */
final class SandboxLog implements AutoCloseable {

  private final PrintStream out;
  private final boolean owned;

  private SandboxLog(PrintStream out, boolean owned) {
    this.out = out;
    this.owned = owned;
  }

  /** Appends to the file; an empty name is standard error. */
  static SandboxLog open(String file) {
    return file.isEmpty() ? standardError() : toFile(Path.of(file));
  }

  private static SandboxLog toFile(Path file) {
    try {
      var stream =
          Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      return new SandboxLog(new PrintStream(stream, true, StandardCharsets.UTF_8), true);
    } catch (IOException e) {
      throw new UncheckedIOException(
          new IOException("log: cannot write " + file + " (" + e + "); name another file", e));
    }
  }

  @SuppressForbidden("a process without a log file logs to standard error")
  private static SandboxLog standardError() {
    return new SandboxLog(System.err, false);
  }

  void line(Map<String, ?> content) {
    out.println(Json.text(content));
  }

  @Override
  public void close() {
    if (owned) {
      out.close();
    }
  }
}
