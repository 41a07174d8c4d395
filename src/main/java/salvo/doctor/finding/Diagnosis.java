package salvo.doctor.finding;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All that was found at one look. */
public record Diagnosis(List<Finding> machine, Optional<TargetFindings> target) {

  /** How many findings are of that level. */
  public long count(Level level) {
    return Stream.concat(machine.stream(), target.stream().flatMap(it -> it.findings().stream()))
        .filter(it -> it.level() == level)
        .count();
  }

  public boolean hasProblem() {
    return count(Level.PROBLEM) > 0;
  }
}
