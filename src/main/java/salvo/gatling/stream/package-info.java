/**
 * Answers that come bit by bit: {@code Streams.stream(request, shape)} sends any request of Gatling
 * and measures what its stream is judged by. This is public API. The request goes the way of all
 * others, is sent once and is one request in the reports; first token, first output, time per token
 * and longest gap are measured beside it.
 */
package salvo.gatling.stream;
