package salvo.stats;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import salvo.event.RunEvent;

/**
 * Counts the events of a run, in any order, into exact statistics. Users of unmeasured scenarios
 * (warm-up, preparation, cleaning up) are left out; their requests are expected to be silent, as
 * Gatling's log does not tell a request's scenario. Safe for use by several threads.
 */
public final class StatsCollector {

  private final Set<String> unmeasuredScenarios;
  private final RequestTally total = new RequestTally();
  private final Map<String, RequestTally> endpoints = new HashMap<>();
  private final Map<String, RequestTally> userTypes = new HashMap<>();
  private final ErrorTally errors = new ErrorTally();
  private final ErrorTally crashes = new ErrorTally();
  private final Timeline timeline = new Timeline();
  private final MillisCounts finishes = new MillisCounts();
  private long firstStartMillis = Long.MAX_VALUE;
  private long lastEndMillis = Long.MIN_VALUE;
  private long clockSteps;

  /** Counts the users of all scenarios but these. */
  public StatsCollector(Set<String> unmeasuredScenarios) {
    this.unmeasuredScenarios = Set.copyOf(unmeasuredScenarios);
  }

  /** Counts an event; of groups only the requests in them are counted. */
  public synchronized void accept(RunEvent event) {
    if (event instanceof RunEvent.Request request) {
      accept(request);
    } else if (event instanceof RunEvent.User user) {
      accept(user);
    } else if (event instanceof RunEvent.Crash crash) {
      crashes.record("", crash.message(), RunEvent.NO_STATUS, crash.atMillis());
    }
  }

  /**
   * Adds everything that {@code other} has counted: the result is that of one collector that got
   * all events. {@code other} must not be counting meanwhile.
   */
  public synchronized void merge(StatsCollector other) {
    total.add(other.total);
    other.endpoints.forEach((name, tally) -> of(endpoints, name).add(tally));
    other.userTypes.forEach((name, tally) -> of(userTypes, name).add(tally));
    errors.add(other.errors);
    crashes.add(other.crashes);
    timeline.add(other.timeline);
    finishes.addAll(other.finishes);
    firstStartMillis = Math.min(firstStartMillis, other.firstStartMillis);
    lastEndMillis = Math.max(lastEndMillis, other.lastEndMillis);
    clockSteps += other.clockSteps;
  }

  /** Everything counted so far; costs time in proportion to the length of the run. */
  public synchronized RunStats snapshot() {
    boolean none = requests() == 0;
    long first = none ? 0 : firstStartMillis;
    long last = none ? 0 : lastEndMillis;
    double seconds = (last - first) / 1000.0;
    return new RunStats(
        total.summary("total", seconds),
        summaries(endpoints, seconds),
        summaries(userTypes, seconds),
        errors.counts(),
        crashes.counts(),
        timeline.seconds(),
        timeline.secondZeroMillis(),
        first,
        last);
  }

  /** Requests so far. */
  public synchronized long requests() {
    return total.requests();
  }

  /** Failed requests so far. */
  public synchronized long ko() {
    return total.failures();
  }

  /** Response times of all requests so far; much cheaper than a snapshot. */
  public synchronized ResponseTimes responseTimes() {
    return total.responseTimes();
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

  private void accept(RunEvent.Request request) {
    long start = request.startMillis();
    long end = Math.max(start, request.endMillis());
    clockSteps += end == request.endMillis() ? 0 : 1;
    firstStartMillis = Math.min(firstStartMillis, start);
    lastEndMillis = Math.max(lastEndMillis, end);
    timeline.request(start, end, request.ok());
    finishes.add(end, 1);
    tally(request, end - start);
    if (!request.ok()) {
      errors.record(request.name(), request.message(), request.status(), end);
    }
  }

  private void tally(RunEvent.Request request, long millis) {
    total.record(request.ok(), millis, request.status());
    of(endpoints, request.name()).record(request.ok(), millis, request.status());
    if (!request.groups().isEmpty()) {
      of(userTypes, request.groups().get(0)).record(request.ok(), millis, request.status());
    }
  }

  private void accept(RunEvent.User user) {
    if (unmeasuredScenarios.contains(user.scenario())) {
      return;
    }
    if (user.start()) {
      timeline.userStarted(user.atMillis());
    } else {
      timeline.userEnded(user.atMillis());
    }
  }

  private static RequestTally of(Map<String, RequestTally> tallies, String name) {
    return tallies.computeIfAbsent(name, n -> new RequestTally());
  }

  private static List<Summary> summaries(Map<String, RequestTally> tallies, double seconds) {
    return tallies.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> entry.getValue().summary(entry.getKey(), seconds))
        .toList();
  }
}
