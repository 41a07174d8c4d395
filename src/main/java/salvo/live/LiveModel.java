package salvo.live;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import salvo.live.count.LiveCounts;
import salvo.live.count.LiveInterval;
import salvo.live.count.LivePart;
import salvo.live.count.LiveWhole;
import salvo.slo.Slo;
import salvo.slo.SloEvaluation;
import salvo.slo.Verdict;
import salvo.stats.request.RequestCounts;
import salvo.stats.request.RequestFigures;

/**
 * The run as it is shown, computed once a second from what was recorded meanwhile. Time is the
 * load's own. Safe for use by several threads; only its counts are for the one that records.
 */
public final class LiveModel {

  /** Length of the window that the recent percentiles are of. */
  public static final int WINDOW_SECONDS = 10;

  /** As many seconds of the load are kept for charts. */
  public static final int HISTORY_SECONDS = 600;

  /** The first second of a load begins anywhere between two frames. */
  private static final double LEAST_SECONDS = 0.5;

  private static final double MILLIS_PER_SECOND = 1_000;

  private final LiveRun run;
  private final List<Slo> slos;
  private final LiveSource source;
  private final LiveCounts counts;
  private final RequestCounts total = new RequestCounts();
  private final RequestCounts judged = new RequestCounts();
  private final Map<String, RequestCounts> endpoints = new HashMap<>();
  private final Deque<RequestCounts> window = new ArrayDeque<>();
  private final Deque<LivePoint> history = new ArrayDeque<>();
  private LivePhase phase = LivePhase.STARTING;
  private String runId = "";
  private boolean stopping;
  private Optional<Verdict> verdict = Optional.empty();
  private long frames;
  private long elapsedMillis;
  private double requestsPerSecond;
  private double failedPerSecond;
  private final LiveErrors errors;

  public LiveModel(LiveRun run, List<Slo> slos, LiveSource source) {
    this.run = run;
    this.errors = new LiveErrors(run.hints());
    // Those of resources are judged at the end, by the samples of the whole load.
    this.slos = slos.stream().filter(slo -> !slo.metric().isOfResource()).toList();
    this.source = source;
    this.counts =
        new LiveCounts(
            run.skipFirst(), this.slos.stream().map(Slo::scope).collect(Collectors.toSet()));
  }

  /** Where recorded requests go. */
  public LiveCounts counts() {
    return counts;
  }

  public synchronized void runIs(String id) {
    runId = id;
  }

  /** A phase never comes back. */
  public synchronized void enter(LivePhase entered) {
    phase = entered.compareTo(phase) > 0 ? entered : phase;
  }

  public synchronized LivePhase phase() {
    return phase;
  }

  public synchronized void stopping() {
    stopping = true;
  }

  public synchronized void finish(Verdict decided) {
    phase = LivePhase.FINISHED;
    verdict = Optional.of(decided);
  }

  /** What is to be shown now, about a second after the last call. */
  public synchronized LiveFrame tick() {
    frames++;
    boolean ofLoad = phase == LivePhase.LOAD && count(source.loadMillis());
    if (phase.compareTo(LivePhase.LOAD) > 0) {
      source.whole().ifPresentOrElse(it -> it.take().ifPresent(this::add), this::addOwn);
      requestsPerSecond = 0;
    }
    Optional<LiveResources> resources = source.resources().map(LiveResources::of);
    LiveState state = state(LivePercentiles.of(windowTally().times()), resources);
    if (ofLoad) {
      remember(point(state, failedPerSecond));
    }
    return new LiveFrame(frames, state, List.copyOf(history), ofLoad);
  }

  /** Counts what came since the last time; false when that was too short ago for a rate. */
  private boolean count(long loadMillis) {
    double seconds = (loadMillis - elapsedMillis) / MILLIS_PER_SECOND;
    if (seconds < LEAST_SECONDS) {
      return false;
    }
    elapsedMillis = loadMillis;
    Optional<LivePart> part =
        source.whole().map(LiveWhole::take).orElseGet(() -> Optional.of(own(seconds)));
    part.ifPresent(
        it -> {
          add(it);
          slide(it.counts().all());
          requestsPerSecond = it.requestsPerSecond();
          failedPerSecond = it.failedPerSecond();
        });
    return part.isPresent();
  }

  private LivePart own(double seconds) {
    LiveInterval taken = counts.take();
    return new LivePart(
        taken,
        perSecond(taken.all().requests(), seconds),
        perSecond(taken.all().ko(), seconds),
        source.users(),
        List.of(),
        List.of());
  }

  private void addOwn() {
    add(counts.take());
  }

  private void add(LivePart part) {
    add(part.counts());
  }

  private static LivePoint point(LiveState state, double failedPerSecond) {
    LiveState.Figures figures = state.figures();
    return new LivePoint(
        state.progress().elapsedMillis() / MILLIS_PER_SECOND,
        figures.users(),
        figures.requestsPerSecond(),
        failedPerSecond,
        figures.recent(),
        state.resources().map(LiveResources::cpu).orElseGet(OptionalDouble::empty),
        state.resources().map(LiveResources::memory).orElseGet(OptionalDouble::empty));
  }

  private LiveState state(LivePercentiles recent, Optional<LiveResources> resources) {
    return new LiveState(
        run,
        new LiveState.Progress(runId, phase, stopping, elapsedMillis, leftMillis(), verdict),
        figures(recent),
        errors.of(source.errors(), source.crashes()),
        objectives(),
        source.dial(),
        resources,
        source.rows());
  }

  private LiveState.Figures figures(LivePercentiles recent) {
    return new LiveState.Figures(
        source.users(),
        requestsPerSecond,
        perSecond(total.requests(), elapsedMillis / MILLIS_PER_SECOND),
        total.requests(),
        total.ko(),
        recent,
        LivePercentiles.of(total.times()));
  }

  private void add(LiveInterval interval) {
    total.add(interval.all());
    interval
        .judged()
        .forEach(
            (name, tally) -> {
              if (!interval.isBeside(name)) {
                judged.add(tally);
              }
              endpoints.computeIfAbsent(name, it -> new RequestCounts()).add(tally);
            });
  }

  private void slide(RequestCounts second) {
    window.addLast(second);
    if (window.size() > WINDOW_SECONDS) {
      window.removeFirst();
    }
  }

  private RequestCounts windowTally() {
    RequestCounts sum = new RequestCounts();
    window.forEach(sum::add);
    return sum;
  }

  private void remember(LivePoint point) {
    history.addLast(point);
    if (history.size() > HISTORY_SECONDS) {
      history.removeFirst();
    }
  }

  private List<LiveObjective> objectives() {
    double seconds = Math.max(0, elapsedMillis - run.skipFirst().toMillis()) / MILLIS_PER_SECOND;
    Map<String, RequestFigures> byName =
        endpoints.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().over(seconds)));
    RequestFigures all = judged.over(seconds);
    return SloEvaluation.soFar(slos, all, byName, all.requestsPerSecond()).stream()
        .map(LiveObjective::of)
        .toList();
  }

  private OptionalLong leftMillis() {
    return run.load().isZero()
        ? OptionalLong.empty()
        : OptionalLong.of(Math.max(0, run.load().toMillis() - elapsedMillis));
  }

  private static double perSecond(long count, double seconds) {
    return seconds > 0 ? count / seconds : 0;
  }
}
