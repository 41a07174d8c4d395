package salvo.doctor.finding;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that was found at one look.
 *
 * @param journeys of a system, where these were asked for
 */
public record Diagnosis(
    List<Finding> machine, Optional<TargetFindings> target, Optional<List<Finding>> journeys) {

  /** The same with what was found at the journeys of a system. */
  public Diagnosis withJourneys(List<Finding> found) {
    return new Diagnosis(machine, target, Optional.of(found));
  }

  /** How many findings are of that level. */
  public long count(Level level) {
    return Stream.of(
            machine.stream(),
            target.stream().flatMap(it -> it.findings().stream()),
            journeys.stream().flatMap(List::stream))
        .flatMap(it -> it)
        .filter(it -> it.level() == level)
        .count();
  }

  public boolean hasProblem() {
    return count(Level.PROBLEM) > 0;
  }
}
