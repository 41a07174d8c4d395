/**
 * Streams of known times, which this injector sends to itself before the load to see how exactly it
 * measures.
 */
package salvo.gatling.stream.calibration;
