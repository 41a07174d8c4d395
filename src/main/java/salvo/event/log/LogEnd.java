package salvo.event.log;

/**
 * How the reading of a simulation.log ended. A log that was cut exactly between two records cannot
 * be told from a whole one.
 *
 * @param events number of whole records after the header
 * @param completeBytes length of the header and the whole records
 * @param whole whether nothing follows them
 * @param reason why reading stopped, in words
 */
public record LogEnd(
    RunHeader header, long events, long completeBytes, boolean whole, String reason) {}
