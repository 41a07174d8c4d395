package salvo.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import salvo.monitor.ResourceSample;
import salvo.report.Assessment;
import salvo.report.Breakdown;
import salvo.report.ErrorClusters;
import salvo.report.InjectorFacts;
import salvo.report.JobFigures;
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

/**
 * All that a run has left behind, ready to be judged.
 *
 * @param startedTasks tasks of the measured load that users began
 * @param invalid why the figures say nothing of the target; empty when they do
 */
record Findings(
    RunPlan plan,
    Launch launch,
    String target,
    StatsCollector collected,
    long startedTasks,
    List<ResourceSample> samples,
    Optional<JobFigures> jobs,
    Optional<String> invalid,
    List<String> warnings) {

  RunReport report(String runId, Verdict.Ending ending, Map<Slo, Double> gatlingActuals) {
    RunStats stats = collected.snapshot();
    Duration window = window(stats, ending);
    boolean cutShort = window.compareTo(plan.offered().duration()) < 0;
    double reached = reachedRps(stats, window);
    List<SloResult> results =
        SloEvaluation.evaluate(judged(cutShort), stats, reached, gatlingActuals);
    return new RunReport(
        info(runId, stats, ending),
        Optional.of(figures(reached)),
        verdict(ending, stats, results),
        stats,
        results,
        plan.slos().notJudged(),
        ErrorClusters.of(stats),
        Breakdown.NONE,
        Assessment.NONE,
        ResourceSummary.of(samples),
        List.of(),
        jobs,
        warnings(stats, cutShort),
        Optional.of(InjectorFacts.ofThisProcess()),
        plan.settings().effective());
  }

  private RunInfo info(String runId, RunStats stats, Verdict.Ending ending) {
    return new RunInfo(
        runId,
        launch.simulation(),
        plan.system(),
        plan.offered().profile().name(),
        target,
        Instant.ofEpochMilli(collected.measuredStartMillis().orElse(stats.firstStartMillis())),
        stats.durationSeconds(),
        launch.gatlingVersion(),
        ending == Verdict.Ending.INTERRUPTED);
  }

  private OfferedLoadFigures figures(double reachedRps) {
    OptionalDouble tasks = plan.offered().tasks();
    return new OfferedLoadFigures(
        plan.offered().profile().model(),
        plan.offered().averageRate(),
        tasks.isPresent() ? OptionalLong.of(Math.round(tasks.getAsDouble())) : OptionalLong.empty(),
        startedTasks,
        reachedRps);
  }

  /** How long load was offered: up to its end, or up to the last answer before it was cut short. */
  private Duration window(RunStats stats, Verdict.Ending ending) {
    Duration planned = plan.offered().duration();
    long from = collected.measuredStartMillis().orElse(stats.lastEndMillis());
    Duration measured = Duration.ofMillis(stats.lastEndMillis() - from);
    boolean cutShort = ending == Verdict.Ending.INTERRUPTED && measured.compareTo(planned) < 0;
    return cutShort ? measured : planned;
  }

  /** The least rate is one over the whole load: a part of it, such as its ramp, proves nothing. */
  private List<Slo> judged(boolean cutShort) {
    return plan.slos().judged().stream().filter(slo -> !cutShort || !isRateOfRun(slo)).toList();
  }

  private List<String> warnings(RunStats stats, boolean cutShort) {
    List<String> all = new ArrayList<>(warnings);
    List<Duration> limits = plan.settings().systems().get(plan.system()).slowAfter();
    SlowRequests.sentence(stats.total().ofOk(), limits).ifPresent(all::add);
    if (cutShort && plan.slos().judged().stream().anyMatch(Findings::isRateOfRun)) {
      all.add("The request rate was not judged, because the load was cut short.");
    }
    return all;
  }

  private static boolean isRateOfRun(Slo slo) {
    return slo.isGlobal() && slo.metric() == Metric.MIN_RPS;
  }

  /** Requests finished per second while load was offered; what trails behind does not count. */
  private double reachedRps(RunStats stats, Duration window) {
    if (window.isZero()) {
      return stats.total().requestsPerSecond();
    }
    long from = collected.measuredStartMillis().orElse(0);
    long finished = collected.finishedBetween(from, from + window.toMillis());
    return finished / (window.toMillis() / 1000.0);
  }

  private Verdict verdict(Verdict.Ending ending, RunStats stats, List<SloResult> results) {
    Verdict verdict = Verdict.of(ending, stats.total().requests(), results);
    if (invalid.isEmpty()) {
      return verdict;
    }
    List<String> reasons = new ArrayList<>(List.of(invalid.get()));
    if (verdict.status() != Verdict.Status.PASS) {
      reasons.addAll(verdict.reasons());
    }
    return new Verdict(Verdict.Status.INVALID, reasons);
  }
}
