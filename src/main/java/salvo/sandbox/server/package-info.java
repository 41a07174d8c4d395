/**
 * The sandbox's server: it takes calls from the network to the handlers and counts the answers.
 * Calls beyond the capacity wait, and then are refused. WebSockets take the same way.
 */
package salvo.sandbox.server;
