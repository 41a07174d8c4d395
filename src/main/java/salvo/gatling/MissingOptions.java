package salvo.gatling;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import salvo.gatling.engine.BadSimulation;
import salvo.gatling.engine.Startup;

/** The options of a system that its simulation asks for in vain, so that all are told together. */
final class MissingOptions {

  /** What goes on in the place of one, to where the others are asked for. */
  private static final String STAND_IN = "missing";

  private final Set<String> problems = new TreeSet<>();
  private boolean complete;

  /** In place of a missing option; ends the process once the simulation is complete. */
  String standIn(String system, String name) {
    problems.add(problem(system, name));
    if (complete) {
      throw Startup.refuse(List.copyOf(problems));
    }
    return STAND_IN;
  }

  /** Ends the process, where nothing can stand in for the option. */
  RuntimeException refuse(String system, String name) {
    problems.add(problem(system, name));
    return Startup.refuse(List.copyOf(problems));
  }

  /**
   * To be called when a simulation has asked for all that it needs, but for what its requests do.
   *
   * @throws BadSimulation with all that are missing
   */
  void check() {
    if (!problems.isEmpty()) {
      throw new BadSimulation(new ArrayList<>(problems));
    }
  }

  /** As {@link #check}, after which nothing may be missing any more. */
  void complete() {
    check();
    complete = true;
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
