/**
 * How much a service holds: a search over levels of load that states the error of its answer. It is
 * told each second what happened, and says which load comes next. It knows neither Gatling nor a
 * clock, so it runs in simulated time just as in a run.
 */
package salvo.capacity;
