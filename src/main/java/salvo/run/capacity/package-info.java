/**
 * The search for a capacity as a run makes it: what happened in each second goes in, what the dial
 * has to do comes out. It is the profile {@code capacity}, of any simulation.
 */
package salvo.run.capacity;
