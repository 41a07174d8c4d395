package salvo.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import salvo.event.RunEvent;
import salvo.stats.request.RequestStatuses;
import salvo.stats.request.RequestTally;
import salvo.stats.request.Summary;
import salvo.stats.timeline.StepClock;
import salvo.stats.timeline.StepCounter;
import salvo.stats.times.MillisHistogram;

/**
 * The requests by group hierarchy and name. Every other break-down is a sum of these, so that a
 * request is counted once.
 */
final class GroupedTallies {

  private static final Comparator<GroupedRequests> BY_GROUPS_AND_NAME =
      Comparator.<GroupedRequests, String>comparing(it -> String.join("\u0000", it.groups()))
          .thenComparing(it -> it.summary().name());

  private static final int PAIRS_PER_NAME = 5;

  private final Map<List<String>, Map<String, Task>> tallies = new HashMap<>();
  private final BoundedNames names;
  private final BoundedPaths paths;
  private final StepClock clock;
  private long mostPairs = Long.MAX_VALUE;
  private long pairs;
  private List<String> lastGroups;
  private Map<String, Task> lastNames;
  private Task[] ofKinds = new Task[64];

  GroupedTallies(BoundedNames names, BoundedPaths paths, StepClock clock) {
    this.names = names;
    this.paths = paths;
    this.clock = clock;
  }

  /** The requests of one name within one path. */
  static final class Task {

    private final RequestTally tally = new RequestTally();
    private final SlowestRequests slowest = new SlowestRequests(GroupedRequests.MOST_SLOWEST);
    private final StepCounter steps;

    /** Whether the steps have more than the tally. */
    private boolean isBehind;

    private Task(StepCounter steps) {
      this.steps = steps;
    }

    /** Counts a request that ended at that instant, epoch ms. */
    void record(RunEvent.Request request, long millis, long endMillis) {
      long times = request.times();
      tally.record(request.ok(), millis, request.status(), times);
      steps.add(request.ok(), millis, endMillis, times);
      slowest.add(request, millis);
    }

    /**
     * Counts the same for the sums alone: whoever wants to know the slowest asks {@link #isSlow}.
     * All response times are the sum of those of the steps, which is made when it is wanted.
     */
    void count(boolean ok, long millis, long endMillis) {
      steps.addInTurn(ok, millis, endMillis);
      isBehind = true;
    }

    /** Whether a request that took so long is among the slowest so far. */
    boolean isSlow(long millis) {
      return slowest.admits(millis);
    }

    void addSlow(RunEvent.Request request, long millis) {
      slowest.add(request, millis);
    }

    private RequestTally tally() {
      if (isBehind) {
        MillisHistogram ok = new MillisHistogram();
        MillisHistogram ko = new MillisHistogram();
        steps.addTo(ok, ko);
        tally.retime(ok, ko);
        isBehind = false;
      }
      return tally;
    }

    /** Takes statuses from elsewhere for those that were counted. */
    void restore(RequestStatuses statuses) {
      tally().restore(statuses);
    }

    private GroupedRequests requests(List<String> groups, String name, double seconds) {
      return new GroupedRequests(
          groups, tally().summary(name, seconds), steps.counts(), slowest.list());
    }
  }

  /** From now on a name in another path than before may be counted in a path of others. */
  void atMost(int mostNames) {
    mostPairs = (long) PAIRS_PER_NAME * mostNames;
  }

  /**
   * The same of a kind of requests, which is found by its number, from 0 on, once it has figures of
   * its own.
   */
  Task of(int kind, List<String> groups, String name) {
    if (kind < ofKinds.length && ofKinds[kind] != null) {
      return ofKinds[kind];
    }
    Task task = of(groups, name);
    Map<String, Task> names = tallies.get(groups);
    if (names != null && names.get(name) == task) {
      if (kind >= ofKinds.length) {
        ofKinds = Arrays.copyOf(ofKinds, 2 * kind);
      }
      ofKinds[kind] = task;
    }
    return task;
  }

  /** What {@link #of(int, List, String)} has found; null where there is none yet. */
  Task ofKind(int kind) {
    return kind < ofKinds.length ? ofKinds[kind] : null;
  }

  Task of(List<String> groups, String name) {
    if (groups != lastGroups) {
      lastNames = within(groups);
      lastGroups = groups;
    }
    Task known = lastNames.get(name);
    return known != null ? known : added(groups, names.admit(name));
  }

  private Task added(List<String> groups, String name) {
    Task known = lastNames.get(name);
    if (known != null) {
      return known;
    }
    Map<String, Task> path = pairs < mostPairs ? lastNames : within(paths.ofOthers(groups));
    return path.computeIfAbsent(
        name,
        it -> {
          pairs++;
          return new Task(clock.counter());
        });
  }

  private Map<String, Task> within(List<String> groups) {
    Map<String, Task> known = tallies.get(groups);
    return known != null
        ? known
        : tallies.computeIfAbsent(paths.admit(groups), path -> new HashMap<>());
  }

  List<RequestStatuses> statuses() {
    return tallies.entrySet().stream()
        .flatMap(
            path ->
                path.getValue().entrySet().stream()
                    .map(it -> it.getValue().tally().statuses(path.getKey(), it.getKey())))
        .sorted(
            Comparator.<RequestStatuses, String>comparing(it -> String.join("\u0000", it.groups()))
                .thenComparing(RequestStatuses::name))
        .toList();
  }

  /** All requests, and nothing beside them. */
  RequestTally total() {
    RequestTally total = new RequestTally();
    tallies.forEach(
        (groups, names) -> {
          if (!RunEvent.isBeside(groups)) {
            names.values().forEach(it -> total.add(it.tally()));
          }
        });
    return total;
  }

  /** Requests first, then what is measured beside them. */
  List<Summary> byName(double seconds) {
    List<Summary> requests =
        sums((groups, name) -> RunEvent.isBeside(groups) ? null : name, seconds);
    List<Summary> beside = sums((groups, name) -> RunEvent.isBeside(groups) ? name : null, seconds);
    return Stream.concat(requests.stream(), beside.stream()).toList();
  }

  /** Requests outside of any group are of no user type. */
  List<Summary> byOutermostGroup(double seconds) {
    return sums(
        (groups, name) -> groups.isEmpty() || RunEvent.isBeside(groups) ? null : groups.get(0),
        seconds);
  }

  List<GroupedRequests> grouped(double seconds) {
    return tallies.entrySet().stream()
        .flatMap(
            path ->
                path.getValue().entrySet().stream()
                    .map(it -> it.getValue().requests(path.getKey(), it.getKey(), seconds)))
        .sorted(BY_GROUPS_AND_NAME)
        .toList();
  }

  /** Sums by a key, in alphabetical order; what has the key null is left out. */
  private List<Summary> sums(BiFunction<List<String>, String, String> key, double seconds) {
    Map<String, RequestTally> sums = new TreeMap<>();
    tallies.forEach(
        (groups, names) ->
            names.forEach(
                (name, task) -> {
                  String sum = key.apply(groups, name);
                  if (sum != null) {
                    sums.computeIfAbsent(sum, it -> new RequestTally()).add(task.tally());
                  }
                }));
    return sums.entrySet().stream()
        .map(entry -> entry.getValue().summary(entry.getKey(), seconds))
        .toList();
  }
}
