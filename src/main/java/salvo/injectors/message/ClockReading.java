package salvo.injectors.message;

/**
 * A clock beside injector 0's.
 *
 * @param offsetMillis how far it is ahead; below 0 it is behind
 * @param uncertaintyMillis half the round trip: the offset is within so much of the true one
 * @param driftPpm microseconds that it gains in a second, since the first reading; 0 in that one
 */
public record ClockReading(double offsetMillis, double uncertaintyMillis, double driftPpm) {}
