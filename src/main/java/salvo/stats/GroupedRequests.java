package salvo.stats;

import java.util.List;
import salvo.stats.request.Summary;
import salvo.stats.timeline.StepCounts;

/**
 * The requests of one name within one group hierarchy.
 *
 * @param groups outermost first: the user type, then its task
 * @param steps the same requests by the step in which they ended
 * @param slowest at most {@link #MOST_SLOWEST} of them, slowest first
 */
public record GroupedRequests(
    List<String> groups, Summary summary, StepCounts steps, List<SlowRequest> slowest) {

  /** As many of the slowest requests are kept. */
  static final int MOST_SLOWEST = 5;

  public GroupedRequests {
    groups = List.copyOf(groups);
    slowest = List.copyOf(slowest);
  }

  /** Of which it is not known when they ended. */
  public GroupedRequests(List<String> groups, Summary summary) {
    this(groups, summary, StepCounts.NONE, List.of());
  }
}
