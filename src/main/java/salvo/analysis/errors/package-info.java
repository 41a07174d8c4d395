/**
 * Errors by cause: messages and statuses of failed requests, put together and given a name and a
 * next step. {@link salvo.analysis.errors.ErrorCause} is the list of causes that hold for any
 * system; {@link salvo.analysis.errors.ErrorHint} and {@link salvo.analysis.errors.OutcomeClass},
 * with which a simulation adds those of its own, are public API. Examples are bounded, counts are
 * exact.
 */
package salvo.analysis.errors;
