package salvo.config.injector;

import java.time.Duration;
import java.util.Optional;

/**
 * Which of the injectors that are one run this process is.
 *
 * @param index of this one, from 0 on
 * @param count of all; 1 for a run of one process
 * @param run what all of them, and none of another run, are told
 * @param meet where they find one another; empty for a run of one process
 * @param bind address that this one listens at
 * @param secret that lets in who knows it; empty lets in whoever comes from the same run
 * @param timeout how long the others are waited for
 * @param lost share of the injectors that may be lost, 0 to below 1
 */
public record InjectorSettings(
    int index,
    int count,
    String run,
    Optional<String> meet,
    String bind,
    Optional<String> secret,
    Duration timeout,
    double lost) {

  /** The same, of a process that is the whole run. */
  public InjectorSettings alone() {
    return new InjectorSettings(0, 1, run, Optional.empty(), bind, secret, timeout, lost);
  }

  /** Whether this process is the whole run. */
  public boolean isAlone() {
    return count == 1;
  }
}
