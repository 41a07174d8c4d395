package salvo.gatling.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The arguments that Gatling was started with. The Maven plugin leaves them, one a line, in a
 * resource of the forked JVM; otherwise they are the process's own.
 */
record GatlingArguments(List<String> arguments) {

  private static final List<String> SIMULATION = List.of("-s", "--simulation");

  /** A value goes on up to the next option. */
  private static final Pattern OPTION =
      Pattern.compile(" (?<name>-{1,2}[a-z-]+)(?: (?<value>[^-].*?))?(?= -{1,2}[a-z]|$)");

  static GatlingArguments ofThisProcess() {
    return new GatlingArguments(
        ResultsFolder.pluginArguments().orElseGet(GatlingArguments::ofCommandLine));
  }

  /** The same arguments with another simulation. */
  GatlingArguments withSimulation(String name) {
    return with(SIMULATION, name);
  }

  /** The same arguments with another folder for the results. */
  GatlingArguments withResults(Path folder) {
    return with(ResultsFolder.OPTIONS, folder.toString());
  }

  private GatlingArguments with(List<String> option, String value) {
    List<String> changed = new ArrayList<>(arguments);
    for (int i = 0; i + 1 < changed.size(); i++) {
      if (option.contains(changed.get(i))) {
        changed.set(i + 1, value);
        return new GatlingArguments(changed);
      }
    }
    changed.addAll(List.of(option.get(0), value));
    return new GatlingArguments(changed);
  }

  /** The JVM tells them as one text; a process handle leaves out those of a long command line. */
  private static List<String> ofCommandLine() {
    List<String> all = new ArrayList<>();
    Matcher option = OPTION.matcher(System.getProperty("sun.java.command", ""));
    while (option.find()) {
      all.add(option.group("name"));
      Optional.ofNullable(option.group("value")).ifPresent(all::add);
    }
    return all;
  }
}
