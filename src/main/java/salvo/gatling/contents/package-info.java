/**
 * Internal. What a simulation is made of, told to who is to choose from it: user types, tasks,
 * requests and objectives.
 */
package salvo.gatling.contents;
