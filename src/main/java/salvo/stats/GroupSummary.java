package salvo.stats;

import java.util.List;
import salvo.stats.times.ResponseTimes;

/**
 * What became of a group hierarchy, such as a user type's task.
 *
 * @param groups outermost first
 * @param ok times through it without a failed request
 * @param durations from entry to exit, pauses included, ms
 * @param cumulated time spent in its requests, ms
 */
public record GroupSummary(
    List<String> groups, long ok, long ko, ResponseTimes durations, ResponseTimes cumulated) {

  public GroupSummary {
    groups = List.copyOf(groups);
  }
}
