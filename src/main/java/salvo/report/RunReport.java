package salvo.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import salvo.slo.SloResult;
import salvo.slo.SloSelection.NotJudged;
import salvo.slo.Verdict;
import salvo.stats.RunStats;

/**
 * Everything there is to say about a run: the one model that every writer reads and none adds to.
 *
 * @param offered empty where only Gatling's log is known
 * @param notJudged objectives of endpoints that the profile hardly reaches
 * @param jobs what became of asynchronous jobs; empty where the load has none
 * @param resourceSeries on the same time axis as the requests
 * @param warnings full sentences on what to mind when reading the figures
 * @param injector empty where only Gatling's log is known
 * @param configuration the settings in force, secrets masked; empty where they are not known
 */
public record RunReport(
    RunInfo run,
    Optional<OfferedLoadFigures> offered,
    Verdict verdict,
    RunStats stats,
    List<SloResult> slos,
    List<NotJudged> notJudged,
    List<ErrorCluster> errors,
    Breakdown breakdown,
    Assessment assessment,
    ResourceSummary resources,
    List<ResourceSeries> resourceSeries,
    Optional<JobFigures> jobs,
    List<String> warnings,
    Optional<InjectorFacts> injector,
    Map<String, Object> configuration) {

  public RunReport {
    slos = List.copyOf(slos);
    notJudged = List.copyOf(notJudged);
    errors = List.copyOf(errors);
    resourceSeries = List.copyOf(resourceSeries);
    warnings = List.copyOf(warnings);
  }
}
