package salvo.injectors.message;

/**
 * A clock beside injector 0's, compared once or several times.
 *
 * @param firstAtMillis when it was compared first, by this clock
 * @param firstOffsetMillis how far it was ahead then; below 0 it was behind
 * @param atMillis when it was compared last
 * @param offsetMillis how far it was ahead then
 * @param uncertaintyMillis half the longer round trip: the offsets are within so much of the true
 *     ones
 */
public record ClockReading(
    double firstAtMillis,
    double firstOffsetMillis,
    double atMillis,
    double offsetMillis,
    double uncertaintyMillis) {}
