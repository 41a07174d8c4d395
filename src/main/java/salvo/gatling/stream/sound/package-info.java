/**
 * Sound that comes as a stream, and a listener to whom it is played while it comes: when it could
 * begin, how fast it came, and for how long nothing was heard because the next piece was late.
 */
package salvo.gatling.stream.sound;
