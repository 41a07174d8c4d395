/**
 * How the events of a run are counted and passed on, so that no failure of ours reaches the load.
 */
package salvo.run.record;
