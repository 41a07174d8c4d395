/**
 * Intervals by bootstrap over blocks of time, and the little statistics that they need. Requests of
 * one moment share its luck, so moments are drawn and not requests. Seeds are fixed: the same runs
 * give the same intervals.
 */
package salvo.compare.bootstrap;
