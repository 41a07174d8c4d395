/**
 * The figures of a run, collected from its events in any order and in bounded memory. {@link
 * salvo.stats.RunStats} is the result: totals, endpoints, groups, errors and seconds. Statistics of
 * several injectors add up exactly.
 */
package salvo.stats;
