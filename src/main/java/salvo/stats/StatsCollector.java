package salvo.stats;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import salvo.event.RunEvent;

/**
 * Counts the events of a run, in any order, into exact statistics. Users and groups of unmeasured
 * scenarios (warm-up, preparation, cleaning up) are left out; their requests are expected to be
 * silent, as Gatling's log does not tell a request's scenario. Nor does it tell a group's: one of
 * an unknown scenario is counted when a measured user is alive, which takes the order of the log.
 * Safe for use by several threads.
 */
public final class StatsCollector {

  private final Set<String> unmeasuredScenarios;
  private final long skipMillis;
  private final RequestTotals totals = new RequestTotals();
  private final RequestTally skipped = new RequestTally();
  private final Map<List<String>, GroupTally> groups = new HashMap<>();
  private final ErrorTally crashes = new ErrorTally();
  private final Timeline timeline = new Timeline();
  private final MillisCounts finishes = new MillisCounts();
  private long clockSteps;
  private long aliveUsers;

  /** Counts the users of all scenarios but these. */
  public StatsCollector(Set<String> unmeasuredScenarios) {
    this(unmeasuredScenarios, Duration.ZERO);
  }

  /**
   * As {@link #StatsCollector(Set)}, with the requests of the beginning set apart.
   *
   * @param skip requests that start within this time of the first measured user or request are
   *     counted in {@link RunStats#skipped} and in the time series only
   */
  public StatsCollector(Set<String> unmeasuredScenarios, Duration skip) {
    this.unmeasuredScenarios = Set.copyOf(unmeasuredScenarios);
    this.skipMillis = skip.toMillis();
  }

  /** Counts an event. */
  public synchronized void accept(RunEvent event) {
    if (event instanceof RunEvent.Request request) {
      accept(request);
    } else if (event instanceof RunEvent.User user) {
      accept(user);
    } else if (event instanceof RunEvent.Group group) {
      accept(group);
    } else if (event instanceof RunEvent.Crash crash) {
      crashes.record("", crash.message(), RunEvent.NO_STATUS, crash.atMillis());
    }
  }

  /** Everything counted so far; costs time in proportion to the length of the run. */
  public synchronized RunStats snapshot() {
    boolean none = requests() == 0;
    long first = none ? 0 : totals.firstStartMillis;
    long last = none ? 0 : totals.lastEndMillis;
    double seconds = (last - first) / 1000.0;
    Timeline.Steps steps = timeline.steps();
    return new RunStats(
        totals.tallies.total().summary("total", seconds),
        totals.tallies.byName(seconds),
        totals.tallies.byOutermostGroup(seconds),
        totals.tallies.grouped(seconds),
        groupSummaries(),
        totals.slowest.list(),
        totals.errors.counts(),
        crashes.counts(),
        steps.seconds(),
        steps.stepSeconds(),
        steps.usersByScenario(),
        skipMillis == 0
            ? Optional.empty()
            : Optional.of(skipped.summary("skipped", skipMillis / 1000.0)),
        timeline.secondZeroMillis(),
        first,
        last);
  }

  /** The statuses so far, for {@link #restore}. */
  public synchronized List<RequestStatuses> statuses() {
    return totals.tallies.statuses();
  }

  /**
   * Completes what was counted from a log by what was known live: the log records neither statuses
   * nor, with a failure, the status that came with it.
   */
  public synchronized void restore(List<RequestStatuses> statuses, List<RunStats.ErrorCount> live) {
    statuses.forEach(it -> totals.tallies.of(it.groups(), it.name()).restore(it));
    totals.errors.replaceBy(live);
  }

  /** Requests so far. */
  public synchronized long requests() {
    return totals.ok + totals.ko;
  }

  /** Failed requests so far. */
  public synchronized long ko() {
    return totals.ko;
  }

  /** Response times of all requests so far; much cheaper than a snapshot. */
  public synchronized ResponseTimes responseTimes() {
    return totals.tallies.total().responseTimes();
  }

  /** The errors so far, most frequent first; much cheaper than a snapshot. */
  public synchronized List<RunStats.ErrorCount> errors() {
    return totals.errors.counts();
  }

  /** The requests so far that could not be built or sent, most frequent first. */
  public synchronized List<RunStats.ErrorCount> crashes() {
    return crashes.counts();
  }

  /** Measured users that have started and not ended. */
  public synchronized long aliveUsers() {
    return aliveUsers;
  }

  /** Requests that ended from {@code fromMillis} on and before {@code toMillis}, epoch ms. */
  public synchronized long finishedBetween(long fromMillis, long toMillis) {
    return finishes.between(fromMillis, toMillis);
  }

  /** Start of the first measured user or request, epoch ms: where the offered load began. */
  public synchronized OptionalLong measuredStartMillis() {
    return timeline.firstStartMillis();
  }

  /**
   * Requests whose end was before their start, because the injector's clock was set back. They
   * count as 0 ms, ended when they started.
   */
  public synchronized long clockSteps() {
    return clockSteps;
  }

  /** Counts when requests were; what else they were is for {@link #add} to bring. */
  synchronized void acceptTimesOf(List<RunEvent.Request> requests) {
    requests.forEach(this::acceptTimesOf);
  }

  private void acceptTimesOf(RunEvent.Request request) {
    long start = request.startMillis();
    long end = RequestTotals.end(request);
    clockSteps += end == request.endMillis() ? 0 : 1;
    timeline.request(start, end, request.ok());
    finishes.add(end);
  }

  /** Adds what was counted elsewhere of requests whose times are known here. */
  synchronized void add(RequestTotals other) {
    totals.add(other);
  }

  private void accept(RunEvent.Request request) {
    acceptTimesOf(request);
    if (isSkipped(request.startMillis())) {
      long millis = RequestTotals.end(request) - request.startMillis();
      skipped.record(request.ok(), millis, request.status());
    } else {
      totals.count(request);
    }
  }

  private boolean isSkipped(long startMillis) {
    return skipMillis > 0
        && startMillis < timeline.firstStartMillis().orElse(startMillis) + skipMillis;
  }

  private void accept(RunEvent.User user) {
    if (unmeasuredScenarios.contains(user.scenario())) {
      return;
    }
    aliveUsers += user.start() ? 1 : -1;
    if (user.start()) {
      timeline.userStarted(user.scenario(), user.atMillis());
    } else {
      timeline.userEnded(user.scenario(), user.atMillis());
    }
  }

  private void accept(RunEvent.Group group) {
    boolean measured =
        group.scenario().equals(RunEvent.UNKNOWN_SCENARIO)
            ? aliveUsers > 0
            : !unmeasuredScenarios.contains(group.scenario());
    if (measured && !isSkipped(group.startMillis())) {
      long millis = Math.max(0, group.endMillis() - group.startMillis());
      groupOf(group.groups()).record(group.ok(), millis, Math.max(0, group.cumulatedMillis()));
    }
  }

  private GroupTally groupOf(List<String> path) {
    return groups.computeIfAbsent(path, it -> new GroupTally());
  }

  private List<GroupSummary> groupSummaries() {
    return groups.entrySet().stream()
        .sorted(Map.Entry.comparingByKey((a, b) -> join(a).compareTo(join(b))))
        .map(entry -> entry.getValue().summary(entry.getKey()))
        .toList();
  }

  private static String join(List<String> path) {
    return String.join("\u0000", path);
  }
}
