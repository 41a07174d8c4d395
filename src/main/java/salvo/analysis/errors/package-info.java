/**
 * Errors by cause: messages and statuses of failed requests, put together and given a name and a
 * next step. {@link salvo.analysis.errors.ErrorCause} is the list of causes. Examples are bounded,
 * counts are exact.
 */
package salvo.analysis.errors;
