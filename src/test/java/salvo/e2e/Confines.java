package salvo.e2e;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Narrow places for a process, by namespaces of Linux: a disk or a network of its own. Who may not
 * make them skips the test.
 */
final class Confines {

  private Confines() {}

  /**
   * A command that starts a process in namespaces of its own.
   *
   * @param flags of unshare: -m for mounts, -n for the network
   * @param script prepares them and starts {@code "$@"}; {@code $0} is the argument
   */
  static String[] of(String flags, String script, String argument) {
    String[] command = {"unshare", flags, "bash", "-c", script, argument};
    List<String> trial = new ArrayList<>(List.of(command));
    trial.add("true");
    try {
      Process process = new ProcessBuilder(trial).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assumeTrue(process.waitFor() == 0, () -> "No namespace can be made here: " + said);
    } catch (IOException e) {
      assumeTrue(false, "No namespace can be made here: " + e.getMessage());
    } catch (InterruptedException e) {
      throw new UncheckedIOException(new IOException(e));
    }
    return command;
  }
}
