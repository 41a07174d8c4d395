package salvo;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Processes of this JVM's kind that this one starts: how they are called, and how they are ended.
 */
public final class JavaChild {

  /** What decides how a JVM compiles, and which classes it need not load anew. */
  private static final List<String> START =
      List.of("-XX:TieredStopAtLevel=", "-XX:SharedArchiveFile=", "-Xlog:cds=");

  private JavaChild() {}

  /** Those options of this JVM with which a child of the same class path starts as it did. */
  public static List<String> startOptions() {
    return startOptions(ManagementFactory.getRuntimeMXBean().getInputArguments());
  }

  static List<String> startOptions(List<String> own) {
    return own.stream().filter(it -> START.stream().anyMatch(it::startsWith)).toList();
  }

  /**
   * The command line of a main class, with this JVM's program and class path.
   *
   * @param options those of the JVM, system properties included
   */
  public static List<String> command(
      List<String> options, String mainClass, List<String> arguments) {
    String classPath = ManagementFactory.getRuntimeMXBean().getClassPath();
    return command(options, classPath, mainClass, arguments);
  }

  /** The same, with another class path. */
  public static List<String> command(
      List<String> options, String classPath, String mainClass, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, mainClass));
    command.addAll(arguments);
    return command;
  }

  /** Asks a process to end, and ends it by force when it has not after that time. */
  public static void end(Process process, Duration patience) {
    process.destroy();
    try {
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
