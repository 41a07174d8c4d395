package salvo.saved;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import salvo.analysis.Breakdown;
import salvo.analysis.Breakdowns;
import salvo.analysis.Capacity;
import salvo.analysis.InjectorFacts;
import salvo.analysis.InjectorLimits;
import salvo.analysis.OfferedLoadFigures;
import salvo.analysis.SlowRequests;
import salvo.analysis.advice.Assessments;
import salvo.analysis.advice.Evidence;
import salvo.analysis.advice.Tiers;
import salvo.analysis.errors.ErrorCluster;
import salvo.analysis.errors.ErrorClusters;
import salvo.analysis.errors.Unsent;
import salvo.analysis.injector.Pauses;
import salvo.analysis.injector.StreamLag;
import salvo.monitor.sample.ResourceSample;
import salvo.report.RunInfo;
import salvo.report.RunReport;
import salvo.report.words.CutText;
import salvo.resources.LoadSamples;
import salvo.resources.OtherMachine;
import salvo.resources.ResourceObjectives;
import salvo.resources.ResourceSeries;
import salvo.resources.ResourceSummary;
import salvo.resources.ResourceTimeline;
import salvo.saved.injector.InjectorEffect;
import salvo.saved.injector.Replay;
import salvo.saved.injector.Window;
import salvo.slo.Cause;
import salvo.slo.Slo;
import salvo.slo.SloEvaluation;
import salvo.slo.SloResult;
import salvo.slo.Verdict;
import salvo.stats.RunStats;
import salvo.stats.StatsCollector;
import salvo.text.ErrorExample;
import salvo.text.Quantity;
import salvo.workload.Model;

/** Makes a run's report from what the run has left behind; the same at its end and later. */
public final class Analysis {

  private final RunFacts facts;
  private final StatsCollector collected;
  private final List<ResourceSample> samples;
  private final List<OtherMachine> machines;
  private final Map<String, Object> configuration;
  private final RunStats stats;
  private final Replay replay;
  private final LoadSamples ofLoad;
  private final Verdict.Ending ending;

  private Analysis(
      RunFacts facts,
      StatsCollector collected,
      List<ResourceSample> samples,
      List<OtherMachine> machines,
      Map<String, Object> configuration,
      Replay replay) {
    this.replay = replay;
    this.facts = facts;
    this.collected = collected;
    this.samples = samples;
    this.machines = machines;
    this.configuration = configuration;
    this.stats = collected.snapshot();
    this.ofLoad = LoadSamples.of(samples, stats);
    this.ending = facts.outcome().ending().orElse(Verdict.Ending.INTERRUPTED);
  }

  /**
   * The report of a run.
   *
   * @param configuration the settings it had, secrets masked; empty where they are not known
   * @param replay its events once more, where the injector's own trouble may have decided
   */
  public static RunReport report(
      RunFacts facts,
      StatsCollector collected,
      List<ResourceSample> samples,
      Map<String, Object> configuration,
      Replay replay) {
    return of(facts, collected, samples, List.of(), configuration, replay).report();
  }

  /**
   * What a run comes to.
   *
   * @param doubts what speaks against the times that an injector has measured, though it does not
   *     make its run invalid; they are among the warnings of the report
   */
  record Result(RunReport report, List<String> doubts) {}

  /**
   * The report with what the one of several injectors needs of it.
   *
   * @param machines others that took part in the run
   */
  static Result of(
      RunFacts facts,
      StatsCollector collected,
      List<ResourceSample> samples,
      List<OtherMachine> machines,
      Map<String, Object> configuration,
      Replay replay) {
    return new Analysis(facts, collected, samples, machines, configuration, replay).result();
  }

  private Result result() {
    Optional<Duration> window = facts.offered().map(it -> window(it.duration()));
    double reached = window.map(this::reachedRps).orElse(stats.total().requestsPerSecond());
    List<SloResult> results = results(reached);
    Optional<OfferedLoadFigures> offered = facts.offered().flatMap(it -> figures(it, reached));
    List<ErrorCluster> errors = ErrorClusters.of(stats, facts.hints());
    Breakdown breakdown = Breakdowns.of(stats, facts.reporting(), facts.hints());
    Optional<OfferedLoadFigures> whole = offered.filter(it -> !isCutShort());
    Pauses pauses = pauses();
    InjectorEffect effect = effect(results, window, pauses);
    List<String> doubts = doubts(whole);
    List<SloResult> ofTarget =
        results.stream().filter(it -> !effect.decided().contains(it)).toList();
    Verdict verdict = verdict(ofTarget, whole, effect.causes());
    RunReport report =
        new RunReport(
            info(),
            new RunReport.Judgement(
                verdict,
                results,
                facts.objectives().notJudged(),
                Assessments.of(
                    verdict.status(), evidence(ofTarget, errors, breakdown, whole, pauses))),
            new RunReport.Figures(
                offered, stats, errors, breakdown, facts.outcome().jobs(), retries()),
            new RunReport.Machine(
                ResourceSummary.of(samples).with(machines),
                resourceSeries(),
                facts.injector(),
                facts.parts(),
                facts.outcome().live().flatMap(RunFacts.Live::clock)),
            warnings(effect, doubts),
            configuration);
    return new Result(
        report.finding(facts.outcome().capacity()),
        Stream.concat(effect.pauses().stream(), doubts.stream()).toList());
  }

  /** A load that never began is not judged. */
  private List<SloResult> results(double reached) {
    boolean neverBegan = ending.isInterruption() || facts.outcome().invalid().isPresent();
    if (neverBegan && stats.total().requests() == 0) {
      return List.of();
    }
    Map<Boolean, List<Slo>> slos =
        judged().stream().collect(Collectors.partitioningBy(it -> it.metric().isOfResource()));
    List<SloResult> results =
        new ArrayList<>(SloEvaluation.evaluate(slos.get(false), stats, reached, gatlingActuals()));
    results.addAll(new ResourceObjectives(ofLoad, machines, stats).evaluate(slos.get(true)));
    return results;
  }

  private List<ResourceSeries> resourceSeries() {
    List<ResourceSeries> series = new ArrayList<>(ResourceTimeline.of(samples, stats));
    machines.forEach(machine -> series.addAll(ResourceTimeline.of(machine, stats)));
    return series;
  }

  private Evidence evidence(
      List<SloResult> results,
      List<ErrorCluster> errors,
      Breakdown breakdown,
      Optional<OfferedLoadFigures> offered,
      Pauses pauses) {
    return new Evidence(
        stats,
        results,
        errors,
        breakdown,
        Tiers.of(stats, ofLoad.summary(), facts.reporting().tiers()),
        ofLoad,
        processors(),
        offered,
        pauses.isEmpty() ? stalledShare() : OptionalDouble.empty());
  }

  private Pauses pauses() {
    return Pauses.of(samples, stats, facts.reporting().injectorLimits(), processors());
  }

  private InjectorEffect effect(List<SloResult> results, Optional<Duration> window, Pauses pauses) {
    long from =
        collected.measuredStartMillis().orElse(0) + facts.reporting().skipFirst().toMillis();
    long millis = window.map(this::ratedMillis).orElse(0L);
    long to = millis > 0 ? from + millis : stats.lastEndMillis();
    return InjectorEffect.of(
        new InjectorEffect.Judged(
            stats,
            new Window(from, to, collected::finishedBetween),
            results,
            pauses,
            facts.reporting().injectorLimits().schedulingDelay().toMillis()),
        replay);
  }

  private long retries() {
    return facts.outcome().live().map(RunFacts.Live::retries).orElse(0L);
  }

  private OptionalDouble stalledShare() {
    return facts
        .offered()
        .filter(it -> !isCutShort())
        .flatMap(RunFacts.Offered::plateau)
        .map(plateau -> plateau.stalledShare(stats))
        .orElse(OptionalDouble.empty());
  }

  /** Of no account where they are not known: then there are no samples either. */
  private int processors() {
    return facts.injector().map(InjectorFacts::processors).orElse(1);
  }

  private RunInfo info() {
    RunFacts.Identity identity = facts.identity();
    return new RunInfo(
        identity.id(),
        identity.simulation(),
        identity.system(),
        identity.profile(),
        identity.target(),
        Instant.ofEpochMilli(collected.measuredStartMillis().orElse(stats.firstStartMillis())),
        stats.durationSeconds(),
        identity.gatlingVersion(),
        ending.isInterruption());
  }

  private static Optional<OfferedLoadFigures> figures(RunFacts.Offered offered, double reached) {
    return offered.startedTasks().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new OfferedLoadFigures(
                offered.model(),
                offered.tasksPerSecond(),
                offered.requestsPerSecond(),
                offered.tasks(),
                offered.startedTasks().getAsLong(),
                offered.seed(),
                offered.changes(),
                offered.stages(),
                reached));
  }

  /** How long load was offered: up to its end, or up to the last answer before it was cut short. */
  private Duration window(Duration planned) {
    Duration measured = measured();
    return isCutShort() ? measured : planned;
  }

  private Duration measured() {
    long from = collected.measuredStartMillis().orElse(stats.lastEndMillis());
    return Duration.ofMillis(stats.lastEndMillis() - from);
  }

  private boolean isCutShort() {
    return ending.isInterruption()
        && facts.offered().map(it -> measured().compareTo(it.duration()) < 0).orElse(true);
  }

  /** The least rate is one over the whole load: a part of it, such as its ramp, proves nothing. */
  private List<Slo> judged() {
    return facts.objectives().judged().stream()
        .map(RunFacts.Judged::slo)
        .filter(slo -> !isCutShort() || !slo.isRateOfRun())
        .toList();
  }

  private Map<Slo, Double> gatlingActuals() {
    Map<Slo, Double> actuals = new HashMap<>();
    facts
        .objectives()
        .judged()
        .forEach(it -> it.gatlingActual().ifPresent(value -> actuals.put(it.slo(), value)));
    return actuals;
  }

  private List<String> warnings(InjectorEffect effect, List<String> doubts) {
    List<String> all = new ArrayList<>(facts.outcome().warnings());
    all.addAll(effect.warnings());
    all.addAll(collected.folded());
    all.addAll(doubts);
    all.addAll(CutText.sentences(stats));
    if (ending.isInterruption() && !stats.costs().isEmpty()) {
      all.add(CutText.COSTS);
    }
    SlowRequests.sentence(stats.total().ofOk(), facts.reporting().slowAfter()).ifPresent(all::add);
    long beside =
        collected.unmeasuredCrashes().stream().mapToLong(RunStats.ErrorCount::count).sum();
    if (beside > 0) {
      all.add(
          Quantity.count(beside)
              + " requests of the warm-up, the set-up or the clean-up could not be built or sent,"
              + " such as \""
              + ErrorExample.of(collected.unmeasuredCrashes().get(0).message().strip())
              + "\". They are not part of the figures.");
    }
    clockSteps().ifPresent(all::add);
    if (isCutShort()
        && facts.objectives().judged().stream().anyMatch(it -> it.slo().isRateOfRun())) {
      all.add("The request rate was not judged, because the load was cut short.");
    }
    machines.forEach(machine -> machine.absence(stats).ifPresent(all::add));
    return all;
  }

  /** Of several injectors, each has told its own. */
  private List<String> doubts(Optional<OfferedLoadFigures> offered) {
    Optional<StreamLag> lag = streamLag();
    return Stream.of(
            InjectorLimits.unproved(
                ofLoad, processors(), offered, facts.reporting().injectorLimits()),
            lag.flatMap(StreamLag::unproved),
            lag.flatMap(StreamLag::miscalibrated))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Each of several injectors has been judged by its own. */
  private Optional<StreamLag> streamLag() {
    return facts
        .outcome()
        .live()
        .filter(it -> facts.parts().isEmpty())
        .flatMap(RunFacts.Live::clock)
        .map(
            clock ->
                StreamLag.of(
                    clock,
                    facts.identity().system(),
                    facts.objectives().judged().stream().map(RunFacts.Judged::slo).toList(),
                    stats.streams(),
                    facts.reporting().injectorLimits()));
  }

  private Optional<String> clockSteps() {
    long steps = collected.clockSteps();
    return steps == 0
        ? Optional.empty()
        : Optional.of(
            "The injector's clock was set back: "
                + Quantity.count(steps)
                + (steps == 1 ? " request" : " requests")
                + " ended before their start and count as 0 ms, and others at that moment are just"
                + " as wrong. During a run, let the clock be adjusted gradually only (slewed).");
  }

  /**
   * Requests finished per second while load was offered; neither the beginning that is set apart
   * counts nor what trails behind.
   */
  private double reachedRps(Duration window) {
    long millis = ratedMillis(window);
    if (millis <= 0) {
      return stats.total().requestsPerSecond();
    }
    long from =
        collected.measuredStartMillis().orElse(0) + facts.reporting().skipFirst().toMillis();
    return collected.finishedBetween(from, from + millis) / (millis / 1000.0);
  }

  private long ratedMillis(Duration window) {
    return window.toMillis() - facts.reporting().skipFirst().toMillis();
  }

  private Verdict verdict(
      List<SloResult> results, Optional<OfferedLoadFigures> offered, List<String> effects) {
    if (facts.outcome().invalid().isPresent() && stats.total().requests() == 0) {
      return Verdict.ofNothingMeasured(ending, facts.outcome().invalid().get());
    }
    Optional<Capacity> found = facts.outcome().capacity();
    Verdict verdict =
        facts
            .outcome()
            .aborted()
            .map(reason -> Verdict.ofEndedEarly(reason, results))
            .or(() -> found.flatMap(this::decided))
            .orElseGet(() -> Verdict.of(ending, stats.total().requests(), results))
            .with(facts.outcome().endedRuns().stream().map(Cause.MergedRuns::new).toList());
    List<Cause> invalid = new ArrayList<>();
    facts.outcome().invalid().map(Cause.NotMeasured::new).ifPresent(invalid::add);
    if (!facts.identity().profile().equals(Capacity.PROFILE)) {
      InjectorLimits.exceeded(ofLoad, processors(), offered, facts.reporting().injectorLimits())
          .forEach(sentence -> invalid.add(new Cause.InjectorLimit(sentence)));
      streamLag()
          .flatMap(StreamLag::exceeded)
          .map(Cause.InjectorLimit::new)
          .ifPresent(invalid::add);
      effects.forEach(sentence -> invalid.add(new Cause.InjectorLimit(sentence)));
    }
    Map<Boolean, List<Cause>> unsent =
        Unsent.of(stats).stream()
            .collect(
                Collectors.partitioningBy(
                    it -> it.nothingSent() && !isMissed(results),
                    Collectors.mapping(
                        it -> new Cause.NotDone(it.sentence()), Collectors.toList())));
    invalid.addAll(unsent.get(true));
    return verdict
        .failedAlsoBy(
            facts.outcome().brokenAssertions().stream().map(Cause.OwnAssertion::new).toList())
        .failedAlsoBy(facts.outcome().failedHooks().stream().map(Cause.NotDone::new).toList())
        .failedAlsoBy(unsent.get(false))
        .failedAlsoBy(offered.flatMap(this::neverBegun).stream().toList())
        .unlessInvalid(invalid);
  }

  /**
   * What a search came to, which has looked at its injector itself; one that was cut short decides
   * nothing but that too little is held.
   */
  private Optional<Verdict> decided(Capacity found) {
    boolean isDecided =
        ending == Verdict.Ending.COMPLETED
            || ending.isInterruption() && found.status() == Verdict.Status.FAIL;
    return isDecided
        ? Optional.of(new Verdict(found.status(), List.of(new Cause.Found(found.reason()))))
        : Optional.empty();
  }

  /** What was sent has missed an objective: a later request may be unsent by that very failure. */
  private static boolean isMissed(List<SloResult> results) {
    return results.stream()
        .anyMatch(it -> it.status() == SloResult.Status.FAIL && it.actual().isPresent());
  }

  /** Users with a number of tasks each come to their end, however slow: what is missing is lost. */
  private Optional<Cause> neverBegun(OfferedLoadFigures offered) {
    long missing = offered.tasks().orElse(0) - offered.startedTasks();
    return !ending.isInterruption() && offered.model() == Model.CLOSED && missing > 0
        ? Optional.of(
            new Cause.NotDone(
                Quantity.count(missing)
                    + " of "
                    + Quantity.count(offered.tasks().getAsLong())
                    + " tasks were never started: their users had ended before."))
        : Optional.empty();
  }
}
