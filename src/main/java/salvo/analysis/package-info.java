/**
 * What the figures of a run mean: breakdowns by user type and task, outcomes, Apdex, the plateau of
 * a load, the limits of the injector. It is computed once for all writers. A run whose injector was
 * the limit is invalid, and it is found here.
 */
package salvo.analysis;
