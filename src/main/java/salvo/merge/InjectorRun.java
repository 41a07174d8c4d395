package salvo.merge;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import salvo.analysis.errors.ErrorSample;
import salvo.analysis.injector.InjectorPart;
import salvo.event.ClockShift;
import salvo.report.RunReport;
import salvo.resources.ResourceSummary;
import salvo.saved.RunFacts;
import salvo.saved.SavedRun;
import salvo.slo.Cause;
import salvo.slo.Verdict;
import salvo.stats.RunStats;
import salvo.stats.StatsCollector;
import salvo.stats.request.Summary;
import salvo.stats.stream.StreamClock;

/**
 * One of the runs that are merged; its instants are by the clock of the merged run.
 *
 * @param name tells it from the others
 * @param load when load was offered, as planned
 * @param measured from the first measured request's start to the last one's end
 * @param live what its events told, or else its log
 * @param verdict the one on this run alone
 * @param doubts what speaks against the times that it has measured
 * @param killed whether its process ended before it could write what its events told
 * @param cutShort whether its load was interrupted before its planned end
 * @param configuration its settings, secrets masked
 * @param samples of its failures
 * @param part what it has done for all
 */
record InjectorRun(
    String name,
    RunFacts facts,
    Span load,
    Span measured,
    RunFacts.Live live,
    Verdict verdict,
    List<String> doubts,
    boolean killed,
    boolean cutShort,
    Map<String, Object> configuration,
    List<ErrorSample> samples,
    InjectorPart part) {

  /**
   * A run that Salvo has made; its clock is set right as that of its log is.
   *
   * @param merged folder of the merged run
   */
  static InjectorRun of(String name, SavedRun.Counted counted, InjectorLog log, Path merged) {
    RunFacts facts = counted.facts();
    RunStats stats = counted.report().stats();
    ClockShift clock = log.clock();
    Duration planned = facts.offered().orElseThrow().duration();
    Span all = span(counted.collected(), stats, clock);
    Optional<RunFacts.Live> told = facts.outcome().live();
    long retries = told.map(RunFacts.Live::retries).orElse(0L);
    Optional<StreamClock> streamClock = told.flatMap(RunFacts.Live::clock);
    boolean cut = facts.outcome().ending().orElseThrow().isInterruption();
    return new InjectorRun(
        name,
        facts,
        planned.isZero() || all.equals(Span.NONE)
            ? all
            : new Span(all.fromMillis(), all.fromMillis() + planned.toMillis()),
        measured(stats, clock),
        moved(RunFacts.Live.of(counted.collected(), retries, streamClock), clock),
        counted.report().verdict(),
        counted.doubts(),
        facts.outcome().live().isEmpty(),
        cut && all.millis() < planned.toMillis(),
        counted.report().configuration(),
        counted.report().samples().stream()
            .map(it -> it.movedBy(clock.at(it.endMillis())))
            .toList(),
        part(name, counted.report(), log, merged));
  }

  private static InjectorPart part(String name, RunReport report, InjectorLog log, Path merged) {
    Summary total = report.stats().total();
    Optional<ResourceSummary.InjectorUse> use = report.resources().injector();
    ClockShift clock = log.clock();
    return new InjectorPart(
        name,
        total.requests(),
        total.ko(),
        total.requestsPerSecond(),
        total.all().percentile(50),
        total.all().percentile(95),
        total.requests() == 0
            ? OptionalDouble.empty()
            : OptionalDouble.of(clock.moved(report.stats().firstStartMillis())),
        new InjectorPart.Use(
            number(use.map(it -> it.process().cpuCores().mean())),
            number(use.map(it -> it.process().residentBytes().max())),
            number(use.map(it -> it.schedulingDelayMillis().p95())),
            report.streamClock().map(it -> it.lag().p99()).orElseGet(OptionalDouble::empty)),
        new InjectorPart.Clock(clock.firstMillis(), clock.uncertaintyMillis(), clock.gainPpm()),
        folder(folder(log), merged.toAbsolutePath().normalize()));
  }

  /** From the merged run's folder on, where it stands within. */
  private static String folder(Path own, Path merged) {
    return (own.startsWith(merged) ? merged.relativize(own) : own).toString();
  }

  private static OptionalDouble number(Optional<Double> value) {
    return value.map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
  }

  /** The same, whose load was offered in that time. */
  InjectorRun during(Span offered) {
    return new InjectorRun(
        name,
        facts,
        offered,
        measured,
        live,
        verdict,
        doubts,
        killed,
        cutShort,
        configuration,
        samples,
        part);
  }

  /** The folder that a log is in. */
  static Path folder(InjectorLog log) {
    return log.path().toAbsolutePath().normalize().getParent();
  }

  /** Nothing was to be done: of a small load nothing is left for it. */
  private boolean isIdle() {
    OptionalLong tasks = offered().tasks();
    return facts.outcome().invalid().isEmpty() && tasks.isPresent() && tasks.getAsLong() == 0;
  }

  /** What is wrong with it but for its objectives, which are judged over all. */
  Optional<String> invalid() {
    if (verdict.status() != Verdict.Status.INVALID || isIdle()) {
      return Optional.empty();
    }
    return Optional.of(
        verdict.causes().stream()
            .filter(it -> !(it instanceof Cause.Objective))
            .map(Cause::sentence)
            .collect(Collectors.joining(" ", name + ": ", "")));
  }

  List<String> warnings() {
    return Stream.concat(facts.outcome().warnings().stream(), doubts.stream())
        .map(warning -> name + ": " + warning)
        .toList();
  }

  RunFacts.Offered offered() {
    return facts.offered().orElseThrow();
  }

  private static Span span(StatsCollector collected, RunStats stats, ClockShift clock) {
    if (collected.measuredStartMillis().isEmpty() || stats.total().requests() == 0) {
      return Span.NONE;
    }
    long from = collected.measuredStartMillis().getAsLong();
    return new Span(clock.moved(from), clock.moved(stats.lastEndMillis()));
  }

  private static Span measured(RunStats stats, ClockShift clock) {
    return stats.total().requests() == 0
        ? Span.NONE
        : new Span(clock.moved(stats.firstStartMillis()), clock.moved(stats.lastEndMillis()));
  }

  private static RunFacts.Live moved(RunFacts.Live live, ClockShift clock) {
    return new RunFacts.Live(
        live.statuses(),
        live.errors().stream().map(error -> moved(error, clock)).toList(),
        live.crashes().stream().map(crash -> moved(crash, clock)).toList(),
        live.streams().stream().map(it -> it.movedBy(Math.round(clock.firstMillis()))).toList(),
        live.costs(),
        live.retries(),
        live.clock());
  }

  private static RunStats.ErrorCount moved(RunStats.ErrorCount it, ClockShift clock) {
    return new RunStats.ErrorCount(
        it.endpoint(),
        it.message(),
        it.status(),
        it.count(),
        clock.moved(it.firstMillis()),
        clock.moved(it.lastMillis()));
  }
}
