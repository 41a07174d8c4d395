package salvo.saved;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import salvo.analysis.Capacity;
import salvo.compare.Baseline;
import salvo.compare.CapacityInterval;
import salvo.compare.Comparison;
import salvo.compare.Comparison.Difference;
import salvo.compare.ComparisonRules;
import salvo.compare.Comparisons;
import salvo.compare.Fingerprint;
import salvo.compare.MeasuredRun;
import salvo.compare.Unjudged;
import salvo.compare.block.BlockCollector;
import salvo.compare.block.UnusableRunException;
import salvo.config.Settings;
import salvo.config.source.SettingsException;
import salvo.config.source.SettingsProblem;
import salvo.monitor.sample.ResourceSample;
import salvo.report.RunReport;
import salvo.report.words.ComparisonText;
import salvo.slo.BaselineFigures;
import salvo.slo.Cause;
import salvo.slo.Slo;
import salvo.slo.Verdict;

/** The baseline that the settings name for a run: its objectives refer to it, its report too. */
public final class RunBaseline {

  private static final String KEY = "salvo.report.comparison.baseline";

  private final Settings.Comparison settings;
  private final MeasuredRun run;

  private RunBaseline(Settings.Comparison settings, MeasuredRun run) {
    this.settings = settings;
    this.run = run;
  }

  /**
   * Reads it; empty where none is named.
   *
   * @param system stands in for {system} in its name
   * @param profile stands in for {profile}
   * @throws SettingsException when it cannot be read
   */
  public static Optional<RunBaseline> of(
      Settings.Comparison settings, String system, String profile) {
    return settings
        .baseline()
        .map(name -> name.replace("{system}", system).replace("{profile}", profile))
        .map(name -> new RunBaseline(settings, read(name)));
  }

  /**
   * What became of looking for it.
   *
   * @param missing why the run cannot be compared, in a sentence
   */
  record Found(Optional<RunBaseline> baseline, Optional<String> missing) {}

  /** As {@link #of}, but a baseline that cannot be read is no error. */
  static Found find(Settings.Comparison settings, String system, String profile) {
    try {
      return new Found(of(settings, system, profile), Optional.empty());
    } catch (SettingsException e) {
      String why = e.problems().get(0).value();
      return new Found(
          Optional.empty(),
          Optional.of("Not compared with the baseline " + why + ", which cannot be read."));
    }
  }

  private static MeasuredRun read(String name) {
    try {
      Path file = Baseline.file(name);
      return Baseline.read(file);
    } catch (UnusableRunException | IOException e) {
      throw refusal(
          name,
          "a baseline that can be read. " + e.getMessage(),
          "name another, or leave it empty to compare with none");
    }
  }

  public BaselineFigures figures() {
    return new BaselineFigures(
        run.source(), (scope, metric) -> run.figure(Slo.GLOBAL.equals(scope) ? "" : scope, metric));
  }

  /**
   * Refuses objectives that refer to a baseline of other circumstances.
   *
   * @throws SettingsException naming what differs
   */
  public void requireFor(List<Slo> slos, Fingerprint planned) {
    boolean referred = slos.stream().anyMatch(it -> it.timesBaseline().isPresent());
    List<Difference> obstacles = run.fingerprint().obstaclesTo(planned);
    if (referred && !obstacles.isEmpty() && !settings.acceptDifferences()) {
      throw refusal(
          run.source(),
          "a baseline of the same load and machine, as objectives refer to it; it differs in "
              + String.join("; ", obstacles.stream().map(Difference::sentence).toList()),
          "save a baseline of such a run, or set salvo.report.comparison.acceptDifferences = true");
    }
  }

  /** The report with the comparison; where the runs are not comparable, with why they are not. */
  public RunReport compare(
      RunReport report,
      RunFacts facts,
      List<ResourceSample> samples,
      Map<String, Object> configuration,
      BlockCollector blocks) {
    ComparisonRules rules = new ComparisonRules(settings.minEffect(), settings.minErrorChange());
    try {
      MeasuredRun candidate =
          measured(
              facts.identity().id(), facts, samples, configuration, SavedRun.flaw(facts), blocks);
      Comparison comparison =
          new Comparisons(run, rules, settings.acceptDifferences()).with(List.of(candidate)).get(0);
      return report.comparedBy(comparison).judged(verdict(report.verdict(), comparison));
    } catch (UnusableRunException e) {
      return report.warning("Not compared with the baseline: " + e.getMessage());
    }
  }

  /** A run as others can be compared with it. */
  static MeasuredRun measured(
      String source,
      RunFacts facts,
      List<ResourceSample> samples,
      Map<String, Object> configuration,
      Optional<String> flaw,
      BlockCollector blocks) {
    return MeasuredRun.of(
            source,
            facts.identity().id(),
            RunFingerprint.of(facts, samples, configuration),
            flaw,
            blocks,
            facts.outcome().capacity().map(RunBaseline::interval))
        .with(facts.outcome().live().map(RunBaseline::unjudged).orElse(Unjudged.NONE));
  }

  private static Unjudged unjudged(RunFacts.Live live) {
    OptionalDouble lag = live.clock().map(it -> it.lag().p99()).orElseGet(OptionalDouble::empty);
    return new Unjudged(lag, live.costs());
  }

  private static CapacityInterval interval(Capacity found) {
    return new CapacityInterval(found.unit(), found.holds(), found.breaks(), found.precision());
  }

  private Verdict verdict(Verdict verdict, Comparison comparison) {
    List<Cause> regressions =
        ComparisonText.regressions(comparison).stream().<Cause>map(Cause.Regressed::new).toList();
    return settings.failOnRegression()
        ? verdict.failedAlsoBy(regressions)
        : verdict.with(regressions);
  }

  private static SettingsException refusal(String name, String rule, String fix) {
    return new SettingsException(List.of(new SettingsProblem(KEY, name, "", rule, fix)));
  }
}
