package salvo.live;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import salvo.live.count.LiveCounts;
import salvo.live.count.LiveInterval;
import salvo.live.count.LivePart;
import salvo.live.count.LiveWhole;
import salvo.slo.Cause;
import salvo.slo.Metric;
import salvo.slo.Slo;
import salvo.slo.SloEvaluation;
import salvo.slo.SloResult;
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
  private static final long NANOS_PER_MILLI = 1_000_000;

  private static final Metric MEDIAN_SPEED = Metric.ofRequests("streamTokensPerSecond.p50");
  private static final String ALL = "all requests";
  private static final String OTHERS = "other names";
  private static final RequestCounts NONE = new RequestCounts();

  private final LiveRun run;
  private final LongSupplier nanoTime;
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
  private long phaseSinceNanos;
  private Optional<Duration> phaseLength = Optional.empty();
  private Optional<Verdict> verdict = Optional.empty();
  private Optional<URI> report = Optional.empty();
  private final Set<String> beside = new HashSet<>();
  private long frames;
  private long elapsedMillis;
  private double requestsPerSecond;
  private double failedPerSecond;
  private final LiveErrors errors;

  public LiveModel(LiveRun run, List<Slo> slos, LiveSource source) {
    this(run, slos, source, System::nanoTime);
  }

  LiveModel(LiveRun run, List<Slo> slos, LiveSource source, LongSupplier nanoTime) {
    this.run = run;
    this.nanoTime = nanoTime;
    this.phaseSinceNanos = nanoTime.getAsLong();
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
    enter(entered, Optional.empty());
  }

  /**
   * The same.
   *
   * @param length how long it will probably go on; empty when nobody knows
   */
  public synchronized void enter(LivePhase entered, Optional<Duration> length) {
    if (entered.compareTo(phase) > 0) {
      phase = entered;
      phaseSinceNanos = nanoTime.getAsLong();
      phaseLength = length;
    }
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

  /** The report is written. */
  public synchronized void reported(URI where) {
    report = Optional.of(where);
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
    List<LiveObjective> objectives = objectives();
    return new LiveState(
        run,
        progress(),
        figures(recent),
        errors.of(source.errors(), source.crashes()),
        rows(objectives),
        objectives,
        source.dial(),
        resources,
        facts(),
        source.rows());
  }

  private List<LiveState.Fact> facts() {
    Map<String, RequestCounts> figures = new HashMap<>(endpoints);
    figures.keySet().retainAll(beside);
    return Stream.concat(
            Stream.of(Metric.TOKENS_PER_SECOND, MEDIAN_SPEED)
                .flatMap(it -> LiveState.Fact.ofStreams(figures, it, judgedSeconds())),
            LiveState.Fact.of(source.extras()))
        .toList();
  }

  private LiveState.Progress progress() {
    long phaseMillis = (nanoTime.getAsLong() - phaseSinceNanos) / NANOS_PER_MILLI;
    OptionalLong phaseLeft =
        phaseLength.isEmpty()
            ? OptionalLong.empty()
            : OptionalLong.of(Math.max(0, phaseLength.get().toMillis() - phaseMillis));
    return new LiveState.Progress(
        runId,
        phase,
        stopping,
        elapsedMillis,
        leftMillis(),
        phaseMillis,
        phaseLeft,
        verdict,
        report);
  }

  private LiveState.Figures figures(LivePercentiles recent) {
    return new LiveState.Figures(
        phase == LivePhase.LOAD ? source.users() : 0,
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
              if (interval.isBeside(name)) {
                beside.add(name);
              } else {
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

  private double judgedSeconds() {
    return Math.max(0, elapsedMillis - run.skipFirst().toMillis()) / MILLIS_PER_SECOND;
  }

  /** All requests first; of those without a name of their own no more than that they are there. */
  private List<LiveRow> rows(List<LiveObjective> objectives) {
    Map<String, List<LiveObjective>> bySubject =
        objectives.stream().collect(Collectors.groupingBy(LiveObjective::subject));
    Set<String> names = new TreeSet<>(endpoints.keySet());
    slos.stream().filter(it -> !it.isGlobal()).map(Slo::scope).forEach(names::add);
    return Stream.concat(
            Stream.of(row(ALL, judged, bySubject)),
            names.stream()
                .map(it -> row(it, endpoints.getOrDefault(it, NONE), bySubject))
                .sorted(LiveRow.WORST_FIRST))
        .toList();
  }

  private LiveRow row(
      String name, RequestCounts counts, Map<String, List<LiveObjective>> bySubject) {
    return new LiveRow(
        name.equals(LiveInterval.OTHERS) ? OTHERS : name,
        beside.contains(name),
        counts.requests(),
        perSecond(counts.requests(), judgedSeconds()),
        counts.requests() == 0 ? 0 : (double) counts.ko() / counts.requests(),
        LivePercentiles.of(counts.times()),
        bySubject.getOrDefault(name, List.of()));
  }

  private List<LiveObjective> objectives() {
    double seconds = judgedSeconds();
    Map<String, RequestFigures> byName =
        endpoints.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().over(seconds)));
    RequestFigures all = judged.over(seconds);
    return SloEvaluation.soFar(slos, all, byName, all.requestsPerSecond()).stream()
        .map(this::objective)
        .toList();
  }

  /** At the end as the verdict has it, as far as that tells. */
  private LiveObjective objective(SloResult soFar) {
    LiveObjective now = LiveObjective.of(soFar);
    if (verdict.isEmpty()) {
      return now;
    }
    Optional<LiveObjective> missed =
        verdict.get().causes().stream()
            .filter(it -> it instanceof Cause.Objective of && of.result().slo().equals(soFar.slo()))
            .map(it -> LiveObjective.ofEnd(((Cause.Objective) it).result()))
            .findFirst();
    boolean allAreTold =
        verdict.get().status() == Verdict.Status.PASS
            || verdict.get().status() == Verdict.Status.FAIL && verdict.get().isByObjectives();
    boolean met = allAreTold && now.state() == LiveObjective.State.UNDECIDED;
    return missed.orElse(met ? now.as(LiveObjective.State.MET) : now);
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
