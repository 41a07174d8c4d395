/**
 * Baselines, and the comparison of runs figure by figure: REGRESSED, IMPROVED, UNCHANGED or
 * INCONCLUSIVE, with an interval. Runs of another load, simulation or machine are refused by name.
 * All figures share the certainty.
 */
package salvo.compare;
