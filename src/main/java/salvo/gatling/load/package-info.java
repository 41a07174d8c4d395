/**
 * Internal: the populations of a run, made of user types and an injection profile. Warm-up, set-up,
 * load and clean-up follow one another. Only the load is recorded.
 */
package salvo.gatling.load;
