/**
 * The live page and its server, on loopback only. It sends each frame to whoever watches and takes
 * the order to stop from the same origin alone. A slow reader costs nobody else anything.
 */
package salvo.live.page;
