package salvo.analysis;

/**
 * How the requests of a scope came out; the classes add up to all of its requests.
 *
 * @param scope {@link salvo.slo.Slo#GLOBAL}, or an endpoint's request name
 * @param success answered as expected, with a status below 400 or none
 * @param expectedRefusal answered with a status of 400 or more, as the request was meant to be
 * @param clientError failed for a status of 400 to 499
 * @param serverError failed for a status of 500 or more
 * @param timeout failed for want of an answer in time
 * @param connection failed to connect, or lost the connection
 * @param checkFailed answered, but not as a check expects
 * @param other anything else, such as a failed statement or a lost job
 */
public record Outcomes(
    String scope,
    long success,
    long expectedRefusal,
    long clientError,
    long serverError,
    long timeout,
    long connection,
    long checkFailed,
    long other) {}
