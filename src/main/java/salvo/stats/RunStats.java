package salvo.stats;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import salvo.event.RunEvent;
import salvo.stats.cost.CostTotals;
import salvo.stats.request.Summary;
import salvo.stats.stream.StreamTotals;
import salvo.stats.timeline.StepCounts;

/**
 * Everything counted in a run, exact and immutable.
 *
 * @param total all measured requests
 * @param endpoints by request name, in alphabetical order
 * @param userTypes by outermost group, in alphabetical order
 * @param grouped by group hierarchy and request name, in alphabetical order
 * @param groups the hierarchies themselves, in alphabetical order
 * @param slowest at most {@link #MOST_SLOWEST} of all requests, slowest first
 * @param errors by endpoint and message, most frequent first
 * @param failures how many errors of each kind there were in each step of time, by the name of the
 *     kind
 * @param crashes requests that could not be built or sent, most frequent first
 * @param streams the good streams by the names of their requests, in alphabetical order
 * @param costs what requests that have a price cost, by their names, in alphabetical order
 * @param timeSeries one entry per step of the measured part, without gaps, until its last event
 * @param stepSeconds length of an entry: 1, and more for a run of more than an hour
 * @param usersByScenario active users of each measured scenario, one value per entry
 * @param skipped the requests of the run's beginning that were set apart; they are in the time
 *     series only
 * @param startMillis where second 0 of the time series begins, epoch ms: the start of the first
 *     measured user or request, rounded down to a tenth of a second; 0 without any
 * @param firstStartMillis start of the first request, epoch ms; 0 without requests
 * @param lastEndMillis end of the last request, epoch ms; 0 without requests
 */
public record RunStats(
    Summary total,
    List<Summary> endpoints,
    List<Summary> userTypes,
    List<GroupedRequests> grouped,
    List<GroupSummary> groups,
    List<SlowRequest> slowest,
    List<ErrorCount> errors,
    SortedMap<String, StepCounts> failures,
    List<ErrorCount> crashes,
    List<StreamTotals> streams,
    List<CostTotals> costs,
    List<Second> timeSeries,
    int stepSeconds,
    Map<String, List<Integer>> usersByScenario,
    Optional<Summary> skipped,
    long startMillis,
    long firstStartMillis,
    long lastEndMillis) {

  /** As many of the slowest requests are kept. */
  public static final int MOST_SLOWEST = 20;

  /**
   * How often an endpoint failed with a message; the instants are epoch ms. A crash has no
   * endpoint: its message begins with the request's name.
   */
  public record ErrorCount(
      String endpoint, String message, int status, long count, long firstMillis, long lastMillis) {

    private record Kind(String endpoint, String message, int status) {}

    /** One for each endpoint, message and status, in the order in which these first come. */
    public static List<ErrorCount> sum(Stream<ErrorCount> all) {
      Map<Kind, ErrorCount> sum = new LinkedHashMap<>();
      all.forEach(
          it -> sum.merge(new Kind(it.endpoint, it.message, it.status), it, ErrorCount::together));
      return List.copyOf(sum.values());
    }

    private static ErrorCount together(ErrorCount one, ErrorCount other) {
      return new ErrorCount(
          one.endpoint,
          one.message,
          one.status,
          one.count + other.count,
          Math.min(one.firstMillis, other.firstMillis),
          Math.max(one.lastMillis, other.lastMillis));
    }
  }

  /**
   * One step of the run.
   *
   * @param second its beginning, in seconds since {@link RunStats#startMillis}
   * @param started requests that started in it
   * @param finished requests that ended in it
   * @param usersStarted measured virtual users that started in it: the arrivals
   * @param activeUsers most measured virtual users alive at any millisecond of it
   * @param p50 median response time, ms, of those that ended in it; 0 when none did
   */
  public record Second(
      int second,
      long started,
      long finished,
      long ok,
      long ko,
      long usersStarted,
      int activeUsers,
      long p50,
      long p95,
      long p99) {}

  /** Names of what was measured and is no request, which stands last among the endpoints. */
  public Set<String> beside() {
    return grouped.stream()
        .filter(it -> RunEvent.isBeside(it.groups()))
        .map(it -> it.summary().name())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Length of the measured part, from the first start to the last end, in seconds. */
  public double durationSeconds() {
    return (lastEndMillis - firstStartMillis) / 1000.0;
  }
}
