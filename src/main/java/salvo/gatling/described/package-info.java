/**
 * Internal. Simulations of systems that are described without code: each has a class of its own,
 * made when it is run, so that its runs are named, found and compared as those of any other.
 */
package salvo.gatling.described;
