/**
 * A run while it goes on, as immutable frames, one a second. {@link salvo.live.LiveModel} collects
 * them from the events. What fails here costs the view and not the run.
 */
package salvo.live;
