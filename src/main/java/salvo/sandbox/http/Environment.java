package salvo.sandbox.http;

import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;
import salvo.sandbox.behaviour.ServiceTimes;

/**
 * What the systems share: the clock and the seeded, scaled or bounded parts of the server.
 *
 * @param log takes lines of its log, on any thread
 */
public record Environment(
    InstantSource clock,
    ServiceTimes serviceTimes,
    RateLimits rateLimits,
    Ids ids,
    Consumer<Map<String, ?>> log) {}
