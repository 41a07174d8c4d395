package salvo.live;

import java.util.List;

/**
 * What a view is given each second.
 *
 * @param number of the frame, from 1 on
 * @param history the last seconds of the load, oldest first, this one last
 * @param hasNewPoint whether the last of them is new
 */
public record LiveFrame(
    long number, LiveState state, List<LivePoint> history, boolean hasNewPoint) {}
