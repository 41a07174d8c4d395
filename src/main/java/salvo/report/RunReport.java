package salvo.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import salvo.analysis.Assessment;
import salvo.analysis.Breakdown;
import salvo.analysis.InjectorFacts;
import salvo.analysis.OfferedLoadFigures;
import salvo.analysis.errors.ErrorCluster;
import salvo.compare.Comparison;
import salvo.resources.ResourceSeries;
import salvo.resources.ResourceSummary;
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
 * @param comparison with the baseline; empty where there is none, or none that it can be compared
 *     with
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
    Map<String, Object> configuration,
    Optional<Comparison> comparison) {

  public RunReport {
    slos = List.copyOf(slos);
    notJudged = List.copyOf(notJudged);
    errors = List.copyOf(errors);
    resourceSeries = List.copyOf(resourceSeries);
    warnings = List.copyOf(warnings);
  }

  /** A report that is compared with nothing. */
  public RunReport(
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
    this(
        run,
        offered,
        verdict,
        stats,
        slos,
        notJudged,
        errors,
        breakdown,
        assessment,
        resources,
        resourceSeries,
        jobs,
        warnings,
        injector,
        configuration,
        Optional.empty());
  }

  /** This one with what it changed in comparison with an earlier run. */
  public RunReport comparedBy(Comparison found) {
    return changed(warnings, Optional.of(found));
  }

  /** This one with one more sentence on what to mind. */
  public RunReport warning(String sentence) {
    return changed(Stream.concat(warnings.stream(), Stream.of(sentence)).toList(), comparison);
  }

  private RunReport changed(List<String> sentences, Optional<Comparison> found) {
    return new RunReport(
        run,
        offered,
        verdict,
        stats,
        slos,
        notJudged,
        errors,
        breakdown,
        assessment,
        resources,
        resourceSeries,
        jobs,
        sentences,
        injector,
        configuration,
        found);
  }
}
