package salvo.report;

import java.time.Instant;

/**
 * Which run it was.
 *
 * @param id name of its folder
 * @param simulation simple class name
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
    boolean interrupted) {}
