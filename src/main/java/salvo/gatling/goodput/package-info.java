/**
 * Goodput: beside each request and each task that has limits of its own, whether it kept all of
 * them.
 */
package salvo.gatling.goodput;
