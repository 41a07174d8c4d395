/**
 * Internal. An ordinary Gatling simulation as a run of Salvo: populations, protocols, assertions
 * and hooks are its own. What it is about to do is read from what Gatling is told. Salvo's hooks
 * stand beside those of the simulation.
 */
package salvo.gatling.plain;
