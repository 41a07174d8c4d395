/**
 * Response times of a run by block of time and endpoint, exact and compact enough to be kept in a
 * baseline. Blocks of several runs are aligned before they are compared. A run that cannot be
 * compared says why.
 */
package salvo.compare.block;
