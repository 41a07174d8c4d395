/**
 * How exactly this injector tells when pieces of streams come: the lag of its event loops in the
 * load, and streams of known times before it.
 */
package salvo.gatling.stream.clock;
