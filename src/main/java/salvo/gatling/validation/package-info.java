/**
 * Internal. What can be found out about simulations and their feeders without a load: each
 * simulation is made in a process of its own, as a run makes it, and nothing is started.
 */
package salvo.gatling.validation;
