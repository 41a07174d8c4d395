/**
 * Counts and response times of requests, for a whole run or one of its parts: all, those that
 * succeeded, those that failed, their statuses. A tally collects, a {@link
 * salvo.stats.request.Summary} is what it has found. Figures are exact.
 */
package salvo.stats.request;
