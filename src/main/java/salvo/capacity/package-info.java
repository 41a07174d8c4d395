/**
 * How much a service holds: a search over levels of load whose answer states its error. It is told
 * second by second what happened and says which load comes next; it knows neither Gatling nor a
 * clock, so that it runs in simulated time as it does in a run.
 */
package salvo.capacity;
