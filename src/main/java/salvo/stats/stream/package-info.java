/**
 * Figures of answers that came as streams: tokens, and times finer than milliseconds. They come
 * from what is recorded as it happens; Gatling's log does not have them.
 */
package salvo.stats.stream;
