package salvo.gatling.validation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * What came of making a simulation.
 *
 * @param load that a run of it would offer, in a sentence; empty where it was refused
 * @param problems as a run would tell them
 * @param notes as a run would warn of them
 * @param contents its user types, requests and objectives, as {@link
 *     salvo.gatling.contents.SimulationContents} tells them; empty where it was refused
 */
public record MadeSimulation(
    String className,
    Optional<String> load,
    List<String> problems,
    List<String> notes,
    Optional<JsonNode> contents) {

  public static MadeSimulation refused(String className, List<String> problems) {
    return new MadeSimulation(className, Optional.empty(), problems, List.of(), Optional.empty());
  }

  /** The class's name without its package. */
  public String simpleName() {
    return className.substring(className.lastIndexOf('.') + 1);
  }
}
