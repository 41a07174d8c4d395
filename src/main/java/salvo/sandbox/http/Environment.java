package salvo.sandbox.http;

import java.time.InstantSource;
import salvo.sandbox.behaviour.ServiceTimes;

/** What the systems share: the clock and the seeded, scaled or bounded parts of the server. */
public record Environment(
    InstantSource clock, ServiceTimes serviceTimes, RateLimits rateLimits, Ids ids) {}
