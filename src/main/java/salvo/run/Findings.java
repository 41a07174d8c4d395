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
import salvo.report.ErrorClusters;
import salvo.report.InjectorFacts;
import salvo.report.OfferedLoadFigures;
import salvo.report.ResourceSummary;
import salvo.report.RunInfo;
import salvo.report.RunReport;
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
    Optional<String> invalid,
    List<String> warnings) {

  RunReport report(String runId, Verdict.Ending ending, Map<Slo, Double> gatlingActuals) {
    RunStats stats = collected.snapshot();
    double reached = reachedRps(stats);
    List<SloResult> results =
        SloEvaluation.evaluate(plan.slos().judged(), stats, reached, gatlingActuals);
    return new RunReport(
        info(runId, stats, ending),
        figures(reached),
        verdict(ending, stats, results),
        stats,
        results,
        plan.slos().notJudged(),
        ErrorClusters.of(stats),
        ResourceSummary.of(samples),
        warnings(),
        InjectorFacts.ofThisProcess());
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

  /** Requests finished per second while load was offered; what trails behind does not count. */
  private double reachedRps(RunStats stats) {
    Duration window = plan.offered().duration();
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
