/**
 * Counts of response times to the millisecond, exact and mergeable, with percentiles by nearest
 * rank. They stay small however many requests there are. Nothing is estimated.
 */
package salvo.stats.times;
