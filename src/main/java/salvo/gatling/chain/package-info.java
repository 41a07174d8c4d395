/**
 * Internal. The requests of a chain, read from Gatling's builders before anything runs. Names, how
 * often each is sent, and names that hold data. It depends on how Gatling 3.15.1 is built inside,
 * and a contract test holds it.
 */
package salvo.gatling.chain;
