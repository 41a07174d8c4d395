package salvo.imports.model;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A type of users.
 *
 * @param weight relative to the other types
 * @param minThinkTime between tasks, uniform up to the other bound
 * @param tasks how often each is done, relative to the others; empty: all alike
 */
public record ImportedUsers(
    String name,
    double weight,
    Duration minThinkTime,
    Duration maxThinkTime,
    Optional<Duration> pacing,
    Map<String, Double> tasks) {}
