package salvo.suite;

import java.nio.file.Path;
import java.util.List;
import salvo.JavaChild;

/**
 * The command line of an injector: a process like this one, with its class path, that runs one
 * simulation with Gatling and ends.
 */
public final class InjectorCommand {

  /** System property, the id of a process: an injector ends in good order once that has ended. */
  public static final String PARENT_WATCH = "simulations.parentWatch";

  private static final String GATLING = "io.gatling.app.Gatling";

  private InjectorCommand() {}

  /**
   * The command line.
   *
   * @param jvmArguments options of the JVM and system properties, as {@code java} takes them
   * @param simulation full class name
   * @param results where the run's folder is to be made
   */
  public static List<String> of(List<String> jvmArguments, String simulation, Path results) {
    return JavaChild.command(jvmArguments, GATLING, arguments(simulation, results));
  }

  /** The same, with another class path. */
  public static List<String> of(
      List<String> jvmArguments, String classPath, String simulation, Path results) {
    return JavaChild.command(jvmArguments, classPath, GATLING, arguments(simulation, results));
  }

  private static List<String> arguments(String simulation, Path results) {
    return List.of("-s", simulation, "-rf", results.toString());
  }
}
