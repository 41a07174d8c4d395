/**
 * Internal: bytes that come in pieces of any size, cut into the events that they carry. Nothing
 * here knows what an event means, nor when it came.
 */
package salvo.gatling.stream.frames;
