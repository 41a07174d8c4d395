package salvo.stats.timeline;

import java.util.List;
import salvo.stats.times.TimeCounts;

/**
 * Exact response times of some requests, by the step of time in which they ended.
 *
 * @param beginMillis where step 0 begins, epoch ms
 * @param stepMillis length of a step, at least a second
 * @param steps those in which a request ended, in their order
 */
public record StepCounts(long beginMillis, long stepMillis, List<Step> steps) {

  /** Nothing counted. */
  public static final StepCounts NONE = new StepCounts(0, 1_000, List.of());

  public StepCounts {
    steps = List.copyOf(steps);
  }

  /** The requests that ended in one step; its number may be below 0. */
  public record Step(int number, TimeCounts ok, TimeCounts ko) {}
}
