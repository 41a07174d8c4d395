package salvo.report;

import java.time.Instant;

/**
 * Which run it was.
 *
 * @param id name of its folder
 * @param simulation simple class name
 * @param system key of the system under test; empty where only Gatling's log is known
 * @param profile name of the load; empty where only Gatling's log is known
 * @param target where the load went, without secrets
 * @param durationSeconds from the first measured request's start to the last one's end
 * @param interrupted whether it was cut short
 */
public record RunInfo(
    String id,
    String simulation,
    String system,
    String profile,
    String target,
    Instant start,
    double durationSeconds,
    String gatlingVersion,
    boolean interrupted) {

  /** What was run, in a few words. */
  public String title() {
    return simulation
        + (system.isEmpty() ? "" : " of " + system)
        + (profile.isEmpty() ? "" : ", profile " + profile);
  }
}
