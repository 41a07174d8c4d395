package salvo.compare.bootstrap;

import java.util.function.ToDoubleFunction;

/**
 * A figure of a run, as the bootstrap needs it.
 *
 * @param resampled the figure when each block counts as often as its weight; NaN where that leaves
 *     nothing
 * @param influence how much each block pulls the figure up, in any unit; 0 on average
 */
public record Statistic(ToDoubleFunction<int[]> resampled, double[] influence) {}
