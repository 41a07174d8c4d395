/**
 * Samples of the failures of a run: the first few of each cause with request, answer and the lines
 * of the target's log, bounded in number and size, secrets masked.
 */
package salvo.run.sample;
