/**
 * Internal. Gatling's WebSockets, recorded as requests are: a handshake, and each message together
 * with the answer that it waits for.
 */
package salvo.gatling.socket;
