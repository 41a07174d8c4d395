/**
 * When the injector itself was in trouble: pauses of all of its threads, whatever they come from,
 * and the requests that were under way in them.
 */
package salvo.analysis.injector;
