package salvo.merge;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import salvo.event.ClockShift;

/**
 * The log of one of several injectors.
 *
 * @param path the simulation.log
 * @param clock what is added to the instants of the log
 * @param unmeasuredScenarios those of its warm-up, set-up and clean-up. A group that ended while
 *     none but their users were alive is theirs: it is left out of the merged log, where users of
 *     another injector may be alive at that instant
 * @param name what the injector is called; empty for the name of its run's folder
 */
public record InjectorLog(
    Path path, ClockShift clock, Set<String> unmeasuredScenarios, Optional<String> name) {

  public InjectorLog {
    unmeasuredScenarios = Set.copyOf(unmeasuredScenarios);
  }

  /**
   * A log of which every scenario is measured, or may be.
   *
   * @param offsetMillis how far its clock was behind the others'
   */
  public InjectorLog(Path path, long offsetMillis) {
    this(path, ClockShift.always(offsetMillis), Set.of(), Optional.empty());
  }

  /** The same log with other unmeasured scenarios. */
  public InjectorLog without(Set<String> scenarios) {
    return new InjectorLog(path, clock, scenarios, name);
  }
}
