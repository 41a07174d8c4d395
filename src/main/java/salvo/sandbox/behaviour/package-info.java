/**
 * How fast and how badly the sandbox serves: seeded service times, a capacity, faults. The same
 * seed gives the same times. Faults strike a share of the calls of an endpoint.
 */
package salvo.sandbox.behaviour;
