package salvo.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import salvo.analysis.Assessment;
import salvo.analysis.Breakdown;
import salvo.analysis.Capacity;
import salvo.analysis.InjectorFacts;
import salvo.analysis.OfferedLoadFigures;
import salvo.analysis.errors.ErrorCluster;
import salvo.analysis.errors.ErrorSample;
import salvo.analysis.injector.InjectorPart;
import salvo.compare.Comparison;
import salvo.resources.ResourceSeries;
import salvo.resources.ResourceSummary;
import salvo.slo.Grades;
import salvo.slo.SloResult;
import salvo.slo.SloSelection.NotJudged;
import salvo.slo.Verdict;
import salvo.stats.RunStats;
import salvo.stats.stream.StreamClock;

/**
 * Everything there is to say about a run: the one model that every writer reads and none adds to.
 *
 * @param warnings full sentences on what to mind when reading the figures
 * @param configuration the settings in force, secrets masked; empty where they are not known
 * @param capacity what a search found; empty for any other run
 * @param comparison with the baseline; empty where there is none, or none that it can be compared
 *     with
 * @param samples of its failures, in their order
 */
public record RunReport(
    RunInfo run,
    Judgement judgement,
    Figures figures,
    Machine machine,
    List<String> warnings,
    Map<String, Object> configuration,
    Optional<Comparison> comparison,
    Optional<Capacity> capacity,
    List<ErrorSample> samples) {

  public RunReport {
    warnings = List.copyOf(warnings);
    samples = List.copyOf(samples);
  }

  /** A report that is compared with nothing, without samples. */
  public RunReport(
      RunInfo run,
      Judgement judgement,
      Figures figures,
      Machine machine,
      List<String> warnings,
      Map<String, Object> configuration) {
    this(
        run,
        judgement,
        figures,
        machine,
        warnings,
        configuration,
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  /**
   * What the run is said to be worth.
   *
   * @param notJudged objectives of endpoints that the profile hardly reaches
   */
  public record Judgement(
      Verdict verdict, List<SloResult> slos, List<NotJudged> notJudged, Assessment assessment) {

    public Judgement {
      slos = List.copyOf(slos);
      notJudged = List.copyOf(notJudged);
    }

    private Judgement with(Verdict other) {
      return new Judgement(
          other, slos, notJudged, assessment.graded(Grades.of(other.status(), slos)));
    }
  }

  /**
   * What was measured of the load.
   *
   * @param offered empty where only Gatling's log is known
   * @param jobs what became of asynchronous jobs; empty where the load has none
   * @param retries requests that were sent again, which the target has had beyond those counted
   */
  public record Figures(
      Optional<OfferedLoadFigures> offered,
      RunStats stats,
      List<ErrorCluster> errors,
      Breakdown breakdown,
      Optional<JobFigures> jobs,
      long retries) {

    public Figures {
      errors = List.copyOf(errors);
    }
  }

  /**
   * What was measured of the machines.
   *
   * @param series on the same time axis as the requests
   * @param injector empty where only Gatling's log is known
   * @param parts what each of several injectors has done; empty for a run of one
   * @param streamClock how exact the times of streams are; empty where there were none
   */
  public record Machine(
      ResourceSummary resources,
      List<ResourceSeries> series,
      Optional<InjectorFacts> injector,
      List<InjectorPart> parts,
      Optional<StreamClock> streamClock) {

    /** Of a run without streams. */
    public Machine(
        ResourceSummary resources,
        List<ResourceSeries> series,
        Optional<InjectorFacts> injector,
        List<InjectorPart> parts) {
      this(resources, series, injector, parts, Optional.empty());
    }

    public Machine {
      parts = List.copyOf(parts);
      series = List.copyOf(series);
    }
  }

  /** What each of several injectors has done; empty for a run of one. */
  public List<InjectorPart> parts() {
    return machine.parts();
  }

  /** How exact the times of streams are; empty where there were none. */
  public Optional<StreamClock> streamClock() {
    return machine.streamClock();
  }

  public Verdict verdict() {
    return judgement.verdict();
  }

  public List<SloResult> slos() {
    return judgement.slos();
  }

  public List<NotJudged> notJudged() {
    return judgement.notJudged();
  }

  public Assessment assessment() {
    return judgement.assessment();
  }

  public Optional<OfferedLoadFigures> offered() {
    return figures.offered();
  }

  public RunStats stats() {
    return figures.stats();
  }

  public List<ErrorCluster> errors() {
    return figures.errors();
  }

  public Breakdown breakdown() {
    return figures.breakdown();
  }

  public Optional<JobFigures> jobs() {
    return figures.jobs();
  }

  public long retries() {
    return figures.retries();
  }

  public ResourceSummary resources() {
    return machine.resources();
  }

  public List<ResourceSeries> resourceSeries() {
    return machine.series();
  }

  public Optional<InjectorFacts> injector() {
    return machine.injector();
  }

  /** This one with what a search found. */
  public RunReport finding(Optional<Capacity> found) {
    return new RunReport(
        run, judgement, figures, machine, warnings, configuration, comparison, found, samples);
  }

  /** This one with what it changed in comparison with an earlier run. */
  public RunReport comparedBy(Comparison found) {
    return changed(judgement, warnings, Optional.of(found));
  }

  /** This one with another verdict, and a grade that goes with it. */
  public RunReport judged(Verdict verdict) {
    return changed(judgement.with(verdict), warnings, comparison);
  }

  /** This one with samples of its failures. */
  public RunReport with(List<ErrorSample> found) {
    return new RunReport(
        run, judgement, figures, machine, warnings, configuration, comparison, capacity, found);
  }

  /** This one with one more sentence on what to mind. */
  public RunReport warning(String sentence) {
    return changed(
        judgement, Stream.concat(warnings.stream(), Stream.of(sentence)).toList(), comparison);
  }

  private RunReport changed(Judgement judged, List<String> sentences, Optional<Comparison> found) {
    return new RunReport(
        run, judged, figures, machine, sentences, configuration, found, capacity, samples);
  }
}
