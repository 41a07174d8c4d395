package salvo.stats;

import java.util.List;
import salvo.stats.request.Summary;

/**
 * The requests of one name within one group hierarchy.
 *
 * @param groups outermost first: the user type, then its task
 */
public record GroupedRequests(List<String> groups, Summary summary) {

  public GroupedRequests {
    groups = List.copyOf(groups);
  }
}
