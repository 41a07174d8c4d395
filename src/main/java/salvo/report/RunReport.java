package salvo.report;

import java.util.List;
import java.util.Optional;
import salvo.slo.SloResult;
import salvo.slo.SloSelection.NotJudged;
import salvo.slo.Verdict;
import salvo.stats.RunStats;

/**
 * Everything there is to say about a run: the one model that every writer reads and none adds to.
 *
 * @param notJudged objectives of endpoints that the profile hardly reaches
 * @param jobs what became of asynchronous jobs; empty where the load has none
 * @param warnings full sentences on what to mind when reading the figures
 */
public record RunReport(
    RunInfo run,
    OfferedLoadFigures offered,
    Verdict verdict,
    RunStats stats,
    List<SloResult> slos,
    List<NotJudged> notJudged,
    List<ErrorCluster> errors,
    ResourceSummary resources,
    Optional<JobFigures> jobs,
    List<String> warnings,
    InjectorFacts injector) {

  public RunReport {
    slos = List.copyOf(slos);
    notJudged = List.copyOf(notJudged);
    errors = List.copyOf(errors);
    warnings = List.copyOf(warnings);
  }
}
