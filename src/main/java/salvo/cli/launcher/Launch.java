package salvo.cli.launcher;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import salvo.config.host.LauncherVariables;

/**
 * How a command is started in a clone. What the script {@code salvo} does is the same, but for the
 * archive of classes that it keeps for reports.
 *
 * @param home the clone's folder
 * @param java the program
 * @param environment that of the user
 */
record Launch(Path home, String java, Map<String, String> environment) {

  private static final Set<String> WITHOUT_SIMULATIONS =
      Set.of(
          "help",
          "report",
          "merge",
          "compare",
          "baseline",
          "publish",
          "new",
          "doctor",
          "monitor",
          "status",
          "stop",
          "explain");

  private static final Pattern PROPERTY = Pattern.compile("-D.+", Pattern.DOTALL);
  private static final String MAIN = "salvo.cli.Main";

  /** Why it cannot be started, with what to do. */
  Optional<String> problem(List<String> typed) {
    return !needsSimulations(typed)
            || Files.isDirectory(home.resolve("target/test-classes/simulations"))
        ? Optional.empty()
        : Optional.of(
            "The simulations are not compiled yet: run mvn test-compile in " + home + " first.");
  }

  /** The command line. */
  List<String> command(List<String> typed) {
    List<String> command = new ArrayList<>(List.of(java));
    if (needsSimulations(typed)) {
      command.addAll(
          List.of(
              "-Xmx1g",
              "-XX:+HeapDumpOnOutOfMemoryError",
              "-XX:MaxInlineLevel=20",
              "-XX:MaxTrivialSize=12",
              "--add-opens=java.base/java.lang=ALL-UNNAMED",
              "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED"));
      command.addAll(given());
      typed.stream().skip(1).filter(Launch::isProperty).forEach(command::add);
      command.addAll(List.of("-cp", classPathOfRun(), MAIN, typed.get(0)));
      typed.stream().skip(1).filter(it -> !isProperty(it)).forEach(command::add);
    } else {
      command.addAll(
          List.of(
              "-Xmx300m",
              "-XX:TieredStopAtLevel=1",
              "-Xlog:disable",
              "-Dslf4j.internal.verbosity=ERROR"));
      command.addAll(given());
      command.addAll(
          List.of("-cp", lib("salvo-launcher.jar") + File.pathSeparator + lib("*"), MAIN));
      command.addAll(typed);
    }
    return command;
  }

  /** Variables beside those of the user. */
  Map<String, String> variables(List<String> typed) {
    Path settings = home.resolve("src/test/resources/application.conf");
    boolean isGiven = !environment.getOrDefault(LauncherVariables.CONFIG, "").isEmpty();
    return needsSimulations(typed) || isGiven || !Files.isRegularFile(settings)
        ? Map.of()
        : Map.of(LauncherVariables.CONFIG, settings.toString());
  }

  /** The folder that it is started in, where that is not the user's. */
  Optional<Path> folder(List<String> typed) {
    return typed.stream().findFirst().filter("mcp"::equals).map(it -> home);
  }

  private static boolean needsSimulations(List<String> typed) {
    return !typed.isEmpty()
        && !typed.get(0).isEmpty()
        && !typed.get(0).startsWith("-")
        && (!WITHOUT_SIMULATIONS.contains(typed.get(0)) || isOfJourneys(typed));
  }

  /** The doctor needs simulations where it looks at theirs. */
  private static boolean isOfJourneys(List<String> typed) {
    return typed.get(0).equals("doctor")
        && typed.stream().anyMatch(it -> it.startsWith("--journeys"));
  }

  private static boolean isProperty(String argument) {
    return PROPERTY.matcher(argument).matches();
  }

  private List<String> given() {
    String options = environment.getOrDefault(LauncherVariables.OPTIONS, "").strip();
    return options.isEmpty() ? List.of() : List.of(options.split("\\s+"));
  }

  private String classPathOfRun() {
    return String.join(
        File.pathSeparator,
        home.resolve("src/test/java").toString(),
        home.resolve("target/test-classes").toString(),
        home.resolve("target/classes").toString(),
        jars());
  }

  private String jars() {
    try {
      return Files.readString(Path.of(lib("run.classpath"))).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("The class path of a run cannot be read", e);
    }
  }

  /** Java itself expands the star, which is no name of a file on every system. */
  private String lib(String name) {
    return home.resolve("target/lib") + File.separator + name;
  }
}
