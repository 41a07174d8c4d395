package salvo.event.log;

import java.util.List;

/**
 * What a simulation.log says before its first event.
 *
 * @param gatlingVersion the version that wrote it; Gatling reads only logs of its own version
 * @param startMillis the instant, in epoch milliseconds, that the log's times are relative to
 * @param scenarios names of the scenarios, in the order that user records refer to
 * @param assertions Gatling's assertions in its own encoding, kept as they are; so two headers with
 *     any are equal only when they share the arrays
 */
public record RunHeader(
    String gatlingVersion,
    String simulationClass,
    long startMillis,
    String description,
    List<String> scenarios,
    List<byte[]> assertions) {

  public RunHeader {
    scenarios = List.copyOf(scenarios);
    assertions = List.copyOf(assertions);
  }

  /** The same run, started at another instant. */
  RunHeader startingAt(long millis) {
    return new RunHeader(
        gatlingVersion, simulationClass, millis, description, scenarios, assertions);
  }
}
