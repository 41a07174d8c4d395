/**
 * A run in progress, as immutable frames, one a second. {@link salvo.live.LiveModel} collects them
 * from the events. A failure here costs the view, never the run.
 */
package salvo.live;
