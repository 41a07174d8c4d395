package salvo.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import salvo.OwnSettings;

/** A command of {@code ./salvo} that has ended, in a process of its own, and what it said. */
record SaidCommand(int status, String out) {

  /**
   * Runs one.
   *
   * @param folder in which it runs, with the compiled {@code project}
   * @param arguments those with {@code -D} are options of Java
   */
  static SaidCommand of(Path folder, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> options = new ArrayList<>();
    List<String> others = new ArrayList<>();
    arguments.forEach(it -> (it.startsWith("-D") ? options : others).add(it));
    options.add("-Dsalvo.config=" + OwnSettings.FILE);
    Process process =
        OwnJava.process(folder.resolve("project"), options, "salvo.cli.Main", others)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new SaidCommand(process.waitFor(), out);
  }
}
