package salvo.ui.start;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import salvo.config.AskedSystem;
import salvo.gatling.described.DescribedClasses;
import salvo.suite.InjectorCommand;

/**
 * Starts a simulation in a process like this one, which goes on when this one ends: neither Ctrl+C
 * nor the end of the terminal reaches it.
 */
final class Launcher {

  private static final String PROPERTY = "-D";
  private static final Path SHELL = Path.of("/bin/sh");
  private static final String DETACHED = "trap '' INT HUP; exec \"$@\"";

  private Launcher() {}

  static Process start(RunForm form, KnownSimulation simulation, Path results, Path console)
      throws IOException {
    List<String> options = new ArrayList<>();
    for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (!AskedSystem.NAMES.contains(property(option))) {
        options.add(option);
      }
    }
    if (DescribedClasses.isOne(simulation.className())) {
      options.add(PROPERTY + "salvo.system=" + simulation.className());
    }
    form.properties().forEach((key, value) -> options.add(PROPERTY + key + "=" + value));
    if (form.endsWithRoom()) {
      long self = ProcessHandle.current().pid();
      options.add(PROPERTY + InjectorCommand.PARENT_WATCH + "=" + self);
    }
    ProcessBuilder builder =
        new ProcessBuilder(
                detached(
                    InjectorCommand.of(
                        options, DescribedClasses.toStart(simulation.className()), results)))
            .redirectErrorStream(true)
            .redirectOutput(console.toFile());
    builder.environment().putAll(form.variables());
    Process process = builder.start();
    process.getOutputStream().close();
    return process;
  }

  /** Of this process' own group, which is told of Ctrl+C, but deaf to it. */
  private static List<String> detached(List<String> command) {
    if (File.separatorChar != '/' || !Files.isExecutable(SHELL)) {
      return command;
    }
    List<String> all = new ArrayList<>(List.of(SHELL.toString(), "-c", DETACHED, "salvo"));
    all.addAll(command);
    return all;
  }

  private static String property(String option) {
    return option.startsWith(PROPERTY) ? option.substring(PROPERTY.length()).split("=", 2)[0] : "";
  }
}
