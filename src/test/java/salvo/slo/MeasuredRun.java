package salvo.slo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import salvo.event.StreamDetail;
import salvo.stats.GroupSummary;
import salvo.stats.GroupedRequests;
import salvo.stats.RunStats;
import salvo.stats.SlowRequest;
import salvo.stats.cost.CostTotals;
import salvo.stats.request.Summary;
import salvo.stats.stream.StreamTallies;
import salvo.stats.stream.StreamTotals;

/**
 * Builds the figures of a run from its response times; every ko answered 500, every ok 200 unless
 * said otherwise.
 */
public final class MeasuredRun {

  private static final long START_MILLIS = 1_700_000_000_000L;

  private final int seconds;
  private final List<Summary> endpoints = new ArrayList<>();
  private final List<Summary> userTypes = new ArrayList<>();
  private final List<GroupedRequests> grouped = new ArrayList<>();
  private final List<GroupSummary> groups = new ArrayList<>();
  private final List<SlowRequest> slowest = new ArrayList<>();
  private final Map<String, List<Integer>> usersByScenario = new TreeMap<>();
  private final List<RunStats.ErrorCount> errors = new ArrayList<>();
  private final List<RunStats.ErrorCount> crashes = new ArrayList<>();
  private final List<StreamTotals> streams = new ArrayList<>();
  private final List<CostTotals> costs = new ArrayList<>();
  private final List<RunStats.Second> timeSeries = new ArrayList<>();
  private final List<SortedTimes> ok = new ArrayList<>();
  private final List<SortedTimes> ko = new ArrayList<>();

  private int stepSeconds = 1;

  public MeasuredRun(int seconds) {
    this.seconds = seconds;
  }

  public MeasuredRun endpoint(String name, SortedTimes ok, SortedTimes ko) {
    endpoints.add(summary(name, ok, ko));
    this.ok.add(ok);
    this.ko.add(ko);
    return this;
  }

  /** An endpoint of successful requests that were refused with a status, as they were meant to. */
  public MeasuredRun refused(String name, int status, SortedTimes ok) {
    endpoints.add(summary(name, status, ok, SortedTimes.of()));
    this.ok.add(ok);
    return this;
  }

  public MeasuredRun userType(String name, SortedTimes ok, SortedTimes ko) {
    userTypes.add(summary(name, ok, ko));
    return this;
  }

  public MeasuredRun grouped(List<String> groups, String name, SortedTimes ok, SortedTimes ko) {
    grouped.add(new GroupedRequests(groups, summary(name, ok, ko)));
    return this;
  }

  /** A group that was passed once for each of the times. */
  public MeasuredRun group(List<String> path, SortedTimes durations) {
    groups.add(new GroupSummary(path, durations.count(), 0, durations, durations));
    return this;
  }

  public MeasuredRun slow(List<String> groups, String name, long millis, String message) {
    slowest.add(
        new SlowRequest(groups, name, START_MILLIS + 500, millis, message.isEmpty(), message));
    return this;
  }

  public MeasuredRun users(String scenario, Integer... active) {
    usersByScenario.put(scenario, List.of(active));
    return this;
  }

  public MeasuredRun error(String endpoint, String message, int status, long count) {
    errors.add(
        new RunStats.ErrorCount(
            endpoint, message, status, count, START_MILLIS, START_MILLIS + 2_000));
    return this;
  }

  public MeasuredRun crash(String endpoint, String message, long count) {
    crashes.add(new RunStats.ErrorCount(endpoint, message, 0, count, START_MILLIS, START_MILLIS));
    return this;
  }

  /** What the requests of a name have cost. */
  public MeasuredRun costs(CostTotals... told) {
    costs.addAll(List.of(told));
    return this;
  }

  /** Good streams, as they were told of. */
  public MeasuredRun streams(String endpoint, StreamDetail... told) {
    StreamTallies tallies = new StreamTallies();
    tallies.replaceBy(streams);
    Arrays.stream(told).forEach(it -> tallies.add(endpoint, 0, it));
    streams.clear();
    streams.addAll(tallies.totals());
    return this;
  }

  public MeasuredRun stepSeconds(int length) {
    stepSeconds = length;
    return this;
  }

  public MeasuredRun second(RunStats.Second second) {
    timeSeries.add(second);
    return this;
  }

  public RunStats stats() {
    boolean empty = endpoints.isEmpty();
    endpoints.sort(Comparator.comparing(Summary::name));
    return new RunStats(
        total(),
        List.copyOf(endpoints),
        List.copyOf(userTypes),
        List.copyOf(grouped),
        List.copyOf(groups),
        List.copyOf(slowest),
        List.copyOf(errors),
        new TreeMap<>(),
        List.copyOf(crashes),
        List.copyOf(streams),
        List.copyOf(costs),
        List.copyOf(timeSeries),
        stepSeconds,
        new TreeMap<>(usersByScenario),
        Optional.empty(),
        empty ? 0 : START_MILLIS,
        empty ? 0 : START_MILLIS,
        empty ? 0 : START_MILLIS + seconds * 1000L);
  }

  private Summary total() {
    TreeMap<Integer, Long> okStatuses = new TreeMap<>();
    endpoints.forEach(it -> it.okStatuses().forEach((k, n) -> okStatuses.merge(k, n, Long::sum)));
    return summary("total", okStatuses, SortedTimes.all(ok), SortedTimes.all(ko));
  }

  private Summary summary(String name, SortedTimes ok, SortedTimes ko) {
    return summary(name, 200, ok, ko);
  }

  private Summary summary(String name, int okStatus, SortedTimes ok, SortedTimes ko) {
    TreeMap<Integer, Long> okStatuses = new TreeMap<>();
    if (ok.count() > 0) {
      okStatuses.put(okStatus, ok.count());
    }
    return summary(name, okStatuses, ok, ko);
  }

  private Summary summary(
      String name, TreeMap<Integer, Long> okStatuses, SortedTimes ok, SortedTimes ko) {
    TreeMap<Integer, Long> statuses = new TreeMap<>(okStatuses);
    if (ko.count() > 0) {
      statuses.merge(500, ko.count(), Long::sum);
    }
    long requests = ok.count() + ko.count();
    double rate = (double) requests / seconds;
    SortedTimes all = SortedTimes.both(ok, ko);
    return new Summary(
        name, requests, ok.count(), ko.count(), rate, all, ok, ko, statuses, okStatuses);
  }
}
