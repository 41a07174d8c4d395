package salvo.stats;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import salvo.event.RecordKinds;
import salvo.event.RunEvent;
import salvo.stats.cost.CostTallies;
import salvo.stats.cost.CostTotals;
import salvo.stats.cost.Tariffs;
import salvo.stats.request.RequestStatuses;
import salvo.stats.request.RequestTally;
import salvo.stats.stream.StreamTallies;
import salvo.stats.stream.StreamTotals;
import salvo.stats.timeline.StepClock;
import salvo.stats.times.MillisCounts;
import salvo.stats.times.ResponseTimes;

/**
 * Counts the events of a run, in any order, into exact statistics. Users and groups of unmeasured
 * scenarios (warm-up, preparation, cleaning up) are left out; their requests are expected to be
 * silent, as Gatling's log does not tell a request's scenario. Nor does it tell a group's: one of
 * an unknown scenario is counted when a measured user is alive, which takes the order of the log.
 * Safe for use by several threads.
 */
public final class StatsCollector {

  /** What the names of requests beyond the most are called together. */
  public static final String OTHER_NAMES = "other names";

  private static final String OTHER_SCENARIOS = "other scenarios";
  private static final int MOST_NAMES = 10_000;
  private static final int MOST_SCENARIOS = 100;
  private static final int NO_KIND = -1;

  private final Set<String> unmeasuredScenarios;
  private final long skipMillis;
  private final BoundedNames names = new BoundedNames("names of requests", OTHER_NAMES, MOST_NAMES);
  private final BoundedPaths requestPaths = new BoundedPaths(MOST_NAMES);
  private final BoundedPaths groupPaths = new BoundedPaths(MOST_NAMES);
  private final BoundedNames scenarios =
      new BoundedNames("scenarios", OTHER_SCENARIOS, MOST_SCENARIOS);
  private final Timeline timeline = new Timeline();
  private final StepClock clock = new StepClock(timeline::secondZeroMillis);
  private final GroupedTallies requests = new GroupedTallies(names, requestPaths, clock);
  private final RequestTally skipped = new RequestTally();
  private final Map<List<String>, GroupTally> groups = new HashMap<>();

  /** By the numbers of kinds; null where a group has no figures of its own, or none yet. */
  private GroupTally[] groupsOfKinds = new GroupTally[64];

  private final SlowestRequests slowest = new SlowestRequests(RunStats.MOST_SLOWEST);
  private final ErrorTally errors;
  private final ErrorTally crashes = new ErrorTally(StatsCollector::crashed);
  private final ErrorTally unmeasuredCrashes = new ErrorTally(StatsCollector::crashed);
  private final StreamTallies streams = new StreamTallies();
  private final CostTallies costs = new CostTallies();
  private final MillisCounts finishes = new MillisCounts();
  private long firstStartMillis = Long.MAX_VALUE;
  private long lastEndMillis = Long.MIN_VALUE;
  private long clockSteps;
  private long ok;
  private long ko;
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
    this(unmeasuredScenarios, skip, ErrorKinds.BY_STATUS);
  }

  /** As {@link #StatsCollector(Set, Duration)}, where no kind of errors is lost in another. */
  public StatsCollector(Set<String> unmeasuredScenarios, Duration skip, ErrorKinds kinds) {
    this.errors = new ErrorTally(kinds, clock);
    this.unmeasuredScenarios = Set.copyOf(unmeasuredScenarios);
    this.skipMillis = skip.toMillis();
  }

  /**
   * Bounds how many names of requests, and how many group hierarchies, have figures of their own;
   * to be called before anything is counted.
   *
   * @param always names that have them however many there are
   */
  public synchronized StatsCollector withNames(int most, Set<String> always) {
    return withNames(most, always, most);
  }

  /** The same, with as many group hierarchies as that, whatever the names. */
  public synchronized StatsCollector withNames(int most, Set<String> always, int mostGroups) {
    names.atMost(most);
    names.alwaysAdmit(always);
    int paths = Math.max(mostGroups, always.size());
    requestPaths.atMost(paths);
    groupPaths.atMost(paths);
    requests.atMost(paths);
    return this;
  }

  /** What is counted together, because there were too many names of it, in sentences. */
  public synchronized List<String> folded() {
    return Stream.of(
            names.sentence(),
            requestPaths.sentence().or(groupPaths::sentence),
            scenarios.sentence())
        .flatMap(Optional::stream)
        .toList();
  }

  /** Counts events, in their order. */
  public synchronized void accept(List<RunEvent> events) {
    for (RunEvent event : events) {
      count(event);
    }
  }

  /**
   * Counts records, in their order.
   *
   * @param kinds the same whenever records are counted
   * @param size how many of the numbers are records
   */
  public synchronized void accept(RecordKinds kinds, int[] records, int size) {
    for (int from = 0; from < size; from += RecordKinds.NUMBERS) {
      switch (kinds.kind(records[from]).type()) {
        case REQUEST -> countRequest(kinds, records, from);
        case GROUP -> countGroup(kinds, records, from);
        default -> count(kinds.event(records, from));
      }
    }
  }

  /** Counts an event. */
  public synchronized void accept(RunEvent event) {
    count(event);
  }

  private void count(RunEvent event) {
    if (event instanceof RunEvent.Request request) {
      count(request, NO_KIND);
    } else if (event instanceof RunEvent.User user) {
      count(user);
    } else if (event instanceof RunEvent.Group group) {
      count(group);
    } else if (event instanceof RunEvent.Crash crash) {
      crashesNow().record("", crash.message(), RunEvent.NO_STATUS, crash.atMillis());
    }
  }

  /** Where its kind has figures of its own there is nothing to look up, and no event to make. */
  private void countRequest(RecordKinds kinds, int[] records, int from) {
    GroupedTallies.Task task = requests.ofKind(records[from]);
    long start = kinds.startMillis(records, from);
    long end = kinds.endMillis(records, from);
    if (task == null || end < start || isSkipped(start) || costs.arePriced()) {
      count((RunEvent.Request) kinds.event(records, from), records[from]);
      return;
    }
    boolean good = kinds.kind(records[from]).flag();
    timeline.requestInTurn(start, end, good);
    total(start, end, good);
    task.count(good, end - start, end);
    if (!good || slowest.admits(end - start) || task.isSlow(end - start)) {
      RunEvent.Request request = (RunEvent.Request) kinds.event(records, from);
      slowest.add(request, end - start);
      task.addSlow(request, end - start);
      countError(request, end);
    }
  }

  private void countGroup(RecordKinds kinds, int[] records, int from) {
    int kind = records[from];
    if (kind >= groupsOfKinds.length) {
      groupsOfKinds = Arrays.copyOf(groupsOfKinds, 2 * kind);
    }
    if (groupsOfKinds[kind] == null) {
      count(kinds.event(records, from));
      groupsOfKinds[kind] = groups.get(kinds.kind(kind).groups());
    } else if (aliveUsers > 0 && !isSkipped(kinds.startMillis(records, from))) {
      long millis = kinds.endMillis(records, from) - kinds.startMillis(records, from);
      groupsOfKinds[kind].record(
          kinds.kind(kind).flag(), Math.max(0, millis), Math.max(0, kinds.rest(records, from)));
    }
  }

  /** A crash names no scenario, but while the load goes on there are no users but its own. */
  private ErrorTally crashesNow() {
    return aliveUsers > 0 || unmeasuredScenarios.isEmpty() ? crashes : unmeasuredCrashes;
  }

  /** Gatling puts the request's name before the reason. */
  private static String crashed(int status, String message) {
    int end = message.indexOf(": ");
    return end < 0 ? "" : message.substring(0, end);
  }

  /** Everything counted so far; costs time in proportion to the length of the run. */
  public synchronized RunStats snapshot() {
    boolean none = requests() == 0;
    long first = none ? 0 : firstStartMillis;
    long last = none ? 0 : lastEndMillis;
    double seconds = (last - first) / 1000.0;
    Timeline.Steps steps = timeline.steps();
    return new RunStats(
        requests.total().summary("total", seconds),
        requests.byName(seconds),
        requests.byOutermostGroup(seconds),
        requests.grouped(seconds),
        groupSummaries(),
        slowest.list(),
        errors.counts(),
        errors.steps(),
        crashes.counts(),
        streams.totals(),
        costs.totals(),
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
    return requests.statuses();
  }

  /**
   * Completes what was counted from a log by what was known live: the log records neither statuses
   * nor, with a failure, the status that came with it, nor what failed before it was a request, nor
   * how streams came.
   */
  public synchronized void restore(
      List<RequestStatuses> statuses,
      List<RunStats.ErrorCount> live,
      List<RunStats.ErrorCount> liveCrashes,
      List<StreamTotals> liveStreams) {
    statuses.forEach(it -> requests.of(it.groups(), it.name()).restore(it));
    errors.replaceBy(live);
    streams.replaceBy(liveStreams);
    if (!liveCrashes.isEmpty()) {
      crashes.replaceBy(liveCrashes);
    }
  }

  /** Tells what requests cost; to be called before anything is counted. */
  public synchronized StatsCollector priced(Tariffs tariffs) {
    costs.priced(tariffs);
    return this;
  }

  /** As {@link #restore}, for what was known live of costs. */
  public synchronized void restoreCosts(List<CostTotals> live) {
    costs.replaceBy(live);
  }

  /** What requests have cost so far, by their names, in alphabetical order. */
  public synchronized List<CostTotals> costs() {
    return costs.totals();
  }

  /** The good streams so far, by the names of their requests, in alphabetical order. */
  public synchronized List<StreamTotals> streams() {
    return streams.totals();
  }

  /** Requests so far. */
  public synchronized long requests() {
    return ok + ko;
  }

  /** Failed requests so far. */
  public synchronized long ko() {
    return ko;
  }

  /** Response times of all requests so far; much cheaper than a snapshot. */
  public synchronized ResponseTimes responseTimes() {
    return requests.total().responseTimes();
  }

  /** The errors so far, most frequent first; much cheaper than a snapshot. */
  public synchronized List<RunStats.ErrorCount> errors() {
    return errors.counts();
  }

  /** The requests so far that could not be built or sent, most frequent first. */
  public synchronized List<RunStats.ErrorCount> crashes() {
    return crashes.counts();
  }

  /** The same of warm-up, set-up and clean-up, which are no part of the run's figures. */
  public synchronized List<RunStats.ErrorCount> unmeasuredCrashes() {
    return unmeasuredCrashes.counts();
  }

  /** Measured users that have started and not ended. */
  public synchronized long aliveUsers() {
    return aliveUsers;
  }

  /** Requests that ended from {@code fromMillis} on and before {@code toMillis}, epoch ms. */
  public synchronized long finishedBetween(long fromMillis, long toMillis) {
    return finishes.between(fromMillis, toMillis);
  }

  /** The requests that ended from one instant on and before another, in ms of the load. */
  public synchronized WindowFigures during(long fromMillis, long toMillis) {
    return timeline.during(fromMillis, toMillis);
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

  private void count(RunEvent.Request request, int kind) {
    long start = request.startMillis();
    long end = Math.max(start, request.endMillis());
    if (request.isBeside()) {
      countBeside(request, start, end);
      return;
    }
    clockSteps += end == request.endMillis() ? 0 : 1;
    timeline.request(start, end, request.ok());
    if (isSkipped(start)) {
      finishes.add(end);
      skipped.record(request.ok(), end - start, request.status());
    } else {
      tally(request, kind, start, end);
    }
  }

  private void countBeside(RunEvent.Request request, long start, long end) {
    if (!isSkipped(start)) {
      task(request, NO_KIND).record(request, end - start, end);
      costs.add(request);
      countError(request, end);
    }
  }

  private boolean isSkipped(long startMillis) {
    return skipMillis > 0
        && startMillis < timeline.firstStartMillis().orElse(startMillis) + skipMillis;
  }

  private void tally(RunEvent.Request request, int kind, long start, long end) {
    total(start, end, request.ok());
    task(request, kind).record(request, end - start, end);
    slowest.add(request, end - start);
    costs.add(request);
    if (request.ok() && request.stream().isPresent()) {
      streams.add(names.counted(request.name()), start, request.stream().get());
    }
    countError(request, end);
  }

  private void total(long start, long end, boolean good) {
    finishes.add(end);
    firstStartMillis = Math.min(firstStartMillis, start);
    lastEndMillis = Math.max(lastEndMillis, end);
    ok += good ? 1 : 0;
    ko += good ? 0 : 1;
  }

  private GroupedTallies.Task task(RunEvent.Request request, int kind) {
    return kind == NO_KIND
        ? requests.of(request.groups(), request.name())
        : requests.of(kind, request.groups(), request.name());
  }

  private void countError(RunEvent.Request request, long end) {
    if (!request.ok()) {
      errors.record(names.counted(request.name()), request.message(), request.status(), end);
    }
  }

  private void count(RunEvent.User user) {
    if (unmeasuredScenarios.contains(user.scenario())) {
      return;
    }
    aliveUsers += user.start() ? 1 : -1;
    if (user.start()) {
      timeline.userStarted(scenarios.admit(user.scenario()), user.atMillis());
    } else {
      timeline.userEnded(scenarios.admit(user.scenario()), user.atMillis());
    }
  }

  private void count(RunEvent.Group group) {
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
    GroupTally known = groups.get(path);
    return known != null
        ? known
        : groups.computeIfAbsent(groupPaths.admit(path), it -> new GroupTally());
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
