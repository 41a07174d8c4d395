/**
 * How users come: when each of them is due by the level of the load, and how Gatling gets them, a
 * moment before.
 */
package salvo.gatling.load.inflow;
