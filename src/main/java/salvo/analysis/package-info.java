/**
 * What the figures of a run mean: breakdowns by user type and task, outcomes, Apdex, the plateau of
 * a load, the limits of the injector. It is computed once, for all writers. It also finds out
 * whether the injector was the limit, which makes a run invalid.
 */
package salvo.analysis;
