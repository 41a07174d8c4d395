package salvo.e2e;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import salvo.JavaChild;

/**
 * Processes of Java with the class path of the tests, which start quickly. Nothing of the machine
 * that they run on has a say in them.
 */
public final class OwnJava {

  private OwnJava() {}

  /**
   * One that is still to be started.
   *
   * @param options those of the JVM, system properties included
   */
  public static ProcessBuilder process(
      List<String> options, String mainClass, List<String> arguments) {
    return clean(new ProcessBuilder(command(Optional.empty(), options, mainClass, arguments)));
  }

  /** The same for somebody's compiled project, which comes before the classes of the tests. */
  static ProcessBuilder process(
      Path project, List<String> options, String mainClass, List<String> arguments) {
    return clean(new ProcessBuilder(command(Optional.of(project), options, mainClass, arguments)));
  }

  static List<String> command(
      Optional<Path> project, List<String> options, String mainClass, List<String> arguments) {
    Optional<SharedClasses> shared = SharedClasses.ifAny();
    List<String> all = quickly(shared);
    all.addAll(options);
    String first = project.map(it -> it + File.pathSeparator).orElse("");
    String classPath =
        shared
            .map(it -> it.classPath(first))
            .orElseGet(() -> first + System.getProperty("java.class.path"));
    return JavaChild.command(all, classPath, mainClass, arguments);
  }

  /** The options that make a start quick, and those that Salvo needs. */
  static List<String> quickly(Optional<SharedClasses> shared) {
    List<String> options = new ArrayList<>(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    shared.map(SharedClasses::options).ifPresent(options::addAll);
    options.add("--add-opens=java.base/java.lang=ALL-UNNAMED");
    return options;
  }

  private static ProcessBuilder clean(ProcessBuilder builder) {
    builder.environment().keySet().removeIf(it -> it.startsWith("SALVO"));
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    return builder;
  }
}
