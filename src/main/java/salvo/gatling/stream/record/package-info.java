/**
 * What a stream says and when: its events by their shape, and the record of each request. This is
 * public API but for what reads. Each figure has one definition, and one that is not defined is
 * absent and never 0.
 */
package salvo.gatling.stream.record;
