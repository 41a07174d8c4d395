package salvo.library;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Maven as a user calls it, in a process of its own. */
final class Maven {

  private static final long PATIENCE_MINUTES = 5;
  private static final String CONSOLE = "console.txt";

  private Maven() {}

  /** How a call went; {@code console} is all that it printed. */
  record Ended(int status, String console) {}

  static boolean isOnPath() {
    return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
        .splitAsStream(System.getenv().getOrDefault("PATH", ""))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "mvn")));
  }

  /** Runs goals in a project's folder with a local repository of its own. */
  static Ended run(Path project, Path localRepository, boolean offline, String... goals)
      throws IOException, InterruptedException {
    Process process = start(project, localRepository, offline, goals);
    try {
      if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
        throw new IllegalStateException("Not over in time: " + console(project));
      }
      return new Ended(process.exitValue(), console(project));
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  /** Starts goals in a project's folder; what is printed can be read by {@link #console}. */
  static Process start(Path project, Path localRepository, boolean offline, String... goals)
      throws IOException {
    List<String> command = new ArrayList<>(List.of("mvn", "-B", "-ntp"));
    if (offline) {
      command.add("-o");
    }
    command.add("-Dmaven.repo.local=" + localRepository);
    command.addAll(List.of(goals));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(project.toFile())
            .redirectErrorStream(true)
            .redirectOutput(project.resolve(CONSOLE).toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("SALVO_"));
    return builder.start();
  }

  static String console(Path project) throws IOException {
    return Files.readString(project.resolve(CONSOLE));
  }
}
