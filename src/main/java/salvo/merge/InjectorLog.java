package salvo.merge;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * The log of one of several injectors.
 *
 * @param path the simulation.log
 * @param offsetMillis how far its clock was behind the others'; added to every instant of the log
 * @param unmeasuredScenarios those of its warm-up, set-up and clean-up. A group that ended while
 *     none but their users were alive is theirs: it is left out of the merged log, where users of
 *     another injector may be alive at that instant
 * @param name what the injector is called; empty for the name of its run's folder
 */
public record InjectorLog(
    Path path, long offsetMillis, Set<String> unmeasuredScenarios, Optional<String> name) {

  public InjectorLog {
    unmeasuredScenarios = Set.copyOf(unmeasuredScenarios);
  }

  /** A log of which every scenario is measured, or may be. */
  public InjectorLog(Path path, long offsetMillis) {
    this(path, offsetMillis, Set.of(), Optional.empty());
  }

  /** The same log with other unmeasured scenarios. */
  public InjectorLog without(Set<String> scenarios) {
    return new InjectorLog(path, offsetMillis, scenarios, name);
  }
}
