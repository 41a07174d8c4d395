/**
 * What requests cost, in exact decimals. It comes from what is recorded as it happens; Gatling's
 * log does not have it.
 */
package salvo.stats.cost;
