package salvo.capacity.level;

/**
 * What an objective saw in a second.
 *
 * @param number of requests that it bounds
 * @param sum of those that count against it; for a mean, of their times in ms
 * @param millis sum of their times
 */
record Tally(double number, double sum, double millis) {}
