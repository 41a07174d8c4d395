package salvo.text;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;
import salvo.RootCause;

/** Outputs that are tried one after the other: one that fails costs itself only, and is listed. */
public final class Outputs {

  private final List<String> failures = new ArrayList<>();

  /** Makes an output. */
  public interface Output {
    void write() throws IOException;
  }

  /**
   * Tries an output.
   *
   * @param name what there is not when it fails
   */
  public void attempt(String name, Output output) {
    try {
      output.write();
    } catch (IOException | RuntimeException | Error e) {
      failures.add(name + ": " + reason(e));
    }
  }

  /** What failed, in the order in which it was tried, each with its reason. */
  public List<String> failures() {
    return List.copyOf(failures);
  }

  /** Why something failed, in words that need no stack trace. */
  public static String reason(Throwable failure) {
    Throwable root = RootCause.of(failure);
    if (root instanceof FileSystemException e && e.getReason() != null) {
      return e.getReason();
    }
    String message = root.getMessage();
    return message == null || !(root instanceof IOException) || root instanceof FileSystemException
        ? root.toString().replaceFirst("^[a-z.]+\\.(?=[A-Z])", "")
        : message;
  }
}
