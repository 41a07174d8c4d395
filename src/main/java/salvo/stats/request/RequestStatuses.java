package salvo.stats.request;

import java.util.List;
import java.util.Map;

/**
 * The statuses of the requests of one name within one group hierarchy, which Gatling's log does not
 * record.
 *
 * @param groups outermost first
 * @param ok successful requests by HTTP status; 0 is a status that is not known
 * @param ko failed requests by HTTP status; 0 is no answer, or a status that is not known
 */
public record RequestStatuses(
    List<String> groups, String name, Map<Integer, Long> ok, Map<Integer, Long> ko) {}
