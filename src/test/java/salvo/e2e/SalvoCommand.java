package salvo.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import salvo.OwnSettings;

/**
 * The command {@code ./salvo}, run as a user does, but with settings of the tests' own; {@code
 * said} is all that it printed.
 */
record SalvoCommand(int status, String said) {

  static SalvoCommand run(Object... arguments) {
    return run(Path.of("./salvo"), Map.of("SALVO_CONFIG", OwnSettings.FILE.toString()), arguments);
  }

  /** That of another clone, with more variables in its environment. */
  static SalvoCommand run(Path launcher, Map<String, String> environment, Object... arguments) {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().putAll(environment);
      Process process = builder.start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new SalvoCommand(process.waitFor(), said);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
