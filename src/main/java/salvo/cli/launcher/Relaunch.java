package salvo.cli.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import salvo.SuppressForbidden;
import salvo.config.host.LauncherVariables;

/** Starts a command in a process like the one that the script {@code salvo} starts, and waits. */
public final class Relaunch {

  private static final int CANNOT = 1;

  private Relaunch() {}

  /**
   * Runs the command.
   *
   * @param args the clone's folder, the program of Java, and what the user typed
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    System.exit(run(args));
  }

  @SuppressForbidden("Nobody else is there to say it")
  private static int run(String[] args) throws IOException, InterruptedException {
    List<String> typed = Arrays.asList(args).subList(2, args.length);
    Launch launch =
        new Launch(Path.of(args[0]).toRealPath(), args[1], LauncherVariables.ofThisProcess());
    if (launch.problem(typed).isPresent()) {
      System.err.println(launch.problem(typed).get());
      return CANNOT;
    }
    ProcessBuilder builder = new ProcessBuilder(launch.command(typed)).inheritIO();
    builder.environment().putAll(launch.variables(typed));
    launch.folder(typed).ifPresent(it -> builder.directory(it.toFile()));
    Process process = builder.start();
    // Ctrl+C is for both, and the other one says when it has ended.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> await(process), "salvo-relaunch-end"));
    return process.waitFor();
  }

  private static void await(Process process) {
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
