package salvo.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import salvo.monitor.ResourceSample;
import salvo.report.Assessment;
import salvo.report.Breakdown;
import salvo.report.ErrorClusters;
import salvo.report.OfferedLoadFigures;
import salvo.report.ResourceSummary;
import salvo.report.RunInfo;
import salvo.report.RunReport;
import salvo.slo.Metric;
import salvo.slo.Slo;
import salvo.slo.SloEvaluation;
import salvo.slo.SloResult;
import salvo.slo.Verdict;
import salvo.stats.RunStats;
import salvo.stats.StatsCollector;

/** Makes a run's report from what the run has left behind; the same at its end and later. */
final class Analysis {

  private final RunFacts facts;
  private final StatsCollector collected;
  private final List<ResourceSample> samples;
  private final Map<String, Object> configuration;
  private final RunStats stats;
  private final Verdict.Ending ending;

  private Analysis(
      RunFacts facts,
      StatsCollector collected,
      List<ResourceSample> samples,
      Map<String, Object> configuration) {
    this.facts = facts;
    this.collected = collected;
    this.samples = samples;
    this.configuration = configuration;
    this.stats = collected.snapshot();
    this.ending = facts.ending().orElse(Verdict.Ending.INTERRUPTED);
  }

  /**
   * The report of a run.
   *
   * @param configuration the settings it had, secrets masked; empty where they are not known
   */
  static RunReport report(
      RunFacts facts,
      StatsCollector collected,
      List<ResourceSample> samples,
      Map<String, Object> configuration) {
    return new Analysis(facts, collected, samples, configuration).report();
  }

  private RunReport report() {
    Optional<Duration> window = facts.offered().map(it -> window(it.duration()));
    double reached = window.map(this::reachedRps).orElse(stats.total().requestsPerSecond());
    List<SloResult> results = SloEvaluation.evaluate(judged(), stats, reached, gatlingActuals());
    return new RunReport(
        info(),
        facts.offered().flatMap(it -> figures(it, reached)),
        verdict(results),
        stats,
        results,
        facts.notJudged(),
        ErrorClusters.of(stats),
        Breakdown.NONE,
        Assessment.NONE,
        ResourceSummary.of(samples),
        List.of(),
        facts.jobs(),
        warnings(),
        facts.injector(),
        configuration);
  }

  private RunInfo info() {
    return new RunInfo(
        facts.id(),
        facts.simulation(),
        facts.system(),
        facts.profile(),
        facts.target(),
        Instant.ofEpochMilli(collected.measuredStartMillis().orElse(stats.firstStartMillis())),
        stats.durationSeconds(),
        facts.gatlingVersion(),
        ending == Verdict.Ending.INTERRUPTED);
  }

  private static Optional<OfferedLoadFigures> figures(RunFacts.Offered offered, double reached) {
    return offered.startedTasks().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new OfferedLoadFigures(
                offered.model(),
                offered.tasksPerSecond(),
                offered.tasks(),
                offered.startedTasks().getAsLong(),
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
    return ending == Verdict.Ending.INTERRUPTED
        && facts.offered().map(it -> measured().compareTo(it.duration()) < 0).orElse(true);
  }

  /** The least rate is one over the whole load: a part of it, such as its ramp, proves nothing. */
  private List<Slo> judged() {
    return facts.slos().stream()
        .map(RunFacts.Judged::slo)
        .filter(slo -> !isCutShort() || !isRateOfRun(slo))
        .toList();
  }

  private Map<Slo, Double> gatlingActuals() {
    Map<Slo, Double> actuals = new HashMap<>();
    facts.slos().forEach(it -> it.gatlingActual().ifPresent(value -> actuals.put(it.slo(), value)));
    return actuals;
  }

  private List<String> warnings() {
    List<String> all = new ArrayList<>(facts.warnings());
    SlowRequests.sentence(stats.total().ofOk(), facts.slowAfter()).ifPresent(all::add);
    if (isCutShort() && facts.slos().stream().anyMatch(it -> isRateOfRun(it.slo()))) {
      all.add("The request rate was not judged, because the load was cut short.");
    }
    return all;
  }

  private static boolean isRateOfRun(Slo slo) {
    return slo.isGlobal() && slo.metric() == Metric.MIN_RPS;
  }

  /** Requests finished per second while load was offered; what trails behind does not count. */
  private double reachedRps(Duration window) {
    if (window.isZero()) {
      return stats.total().requestsPerSecond();
    }
    long from = collected.measuredStartMillis().orElse(0);
    long finished = collected.finishedBetween(from, from + window.toMillis());
    return finished / (window.toMillis() / 1000.0);
  }

  private Verdict verdict(List<SloResult> results) {
    Verdict verdict = Verdict.of(ending, stats.total().requests(), results);
    if (facts.invalid().isEmpty()) {
      return verdict;
    }
    List<String> reasons = new ArrayList<>(List.of(facts.invalid().get()));
    if (verdict.status() != Verdict.Status.PASS) {
      reasons.addAll(verdict.reasons());
    }
    return new Verdict(Verdict.Status.INVALID, reasons);
  }
}
