package salvo.gatling.validation;

import java.util.List;
import java.util.Optional;

/**
 * What came of making a simulation.
 *
 * @param load that a run of it would offer, in a sentence; empty where it was refused
 * @param problems as a run would tell them
 * @param notes as a run would warn of them
 */
public record MadeSimulation(
    String className, Optional<String> load, List<String> problems, List<String> notes) {

  static MadeSimulation refused(String className, List<String> problems) {
    return new MadeSimulation(className, Optional.empty(), problems, List.of());
  }

  /** The class's name without its package. */
  public String simpleName() {
    return className.substring(className.lastIndexOf('.') + 1);
  }
}
