package salvo.live;

import java.util.OptionalDouble;

/**
 * One second of the load, for charts.
 *
 * @param second of the load, at the end of which it was taken
 * @param failedPerSecond the failed ones of {@code requestsPerSecond}
 * @param recent over the last seconds up to this one
 */
public record LivePoint(
    double second,
    int users,
    double requestsPerSecond,
    double failedPerSecond,
    LivePercentiles recent,
    OptionalDouble cpu,
    OptionalDouble memory) {}
