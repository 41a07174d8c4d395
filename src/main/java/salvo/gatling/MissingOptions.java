package salvo.gatling;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import salvo.gatling.engine.BadSimulation;
import salvo.gatling.engine.Startup;

/** The options of a system that its simulation asks for in vain, so that all are told together. */
final class MissingOptions {

  /** What goes on in the place of one, to where the others are asked for. */
  private static final String STAND_IN = "missing";

  private final Map<String, String> options;
  private final Set<String> asked = new TreeSet<>();
  private final Set<String> problems = new TreeSet<>();
  private boolean complete;

  /**
   * @param options all of the system, the empty ones too
   */
  MissingOptions(Map<String, String> options) {
    this.options = options;
  }

  /** In place of a missing option; ends the process once the simulation is complete. */
  String standIn(String system, String name) {
    add(system, name);
    if (complete) {
      throw Startup.refuse(all());
    }
    return STAND_IN;
  }

  /** Ends the process, where nothing can stand in for the option. */
  RuntimeException refuse(String system, String name) {
    add(system, name);
    return Startup.refuse(all());
  }

  /**
   * To be called when a simulation has asked for all that it needs, but for what its requests do.
   *
   * @throws BadSimulation with all that are missing
   */
  void complete() {
    if (!problems.isEmpty()) {
      throw new BadSimulation(all());
    }
    complete = true;
  }

  private void add(String system, String name) {
    asked.add(name);
    problems.add(problem(system, name));
  }

  /** With those that are empty as well: requests may ask for them, once they are sent. */
  private List<String> all() {
    List<String> all = new ArrayList<>(problems);
    List<String> others =
        options.entrySet().stream()
            .filter(option -> option.getValue().isEmpty() && !asked.contains(option.getKey()))
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    if (!others.isEmpty()) {
      all.add("Empty as well, and maybe needed later: " + String.join(", ", others) + ".");
    }
    return all;
  }

  private static String problem(String system, String name) {
    return "Missing "
        + String.join(".", "salvo.systems", system, "options", name)
        + ", which the target needs. Set it in application.conf, or "
        + String.join("_", "SALVO_SYSTEMS", variable(system), "OPTIONS", variable(name))
        + " in the environment.";
  }

  /** As shells take it. */
  private static String variable(String name) {
    return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
  }
}
