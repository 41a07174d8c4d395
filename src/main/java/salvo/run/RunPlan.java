package salvo.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import salvo.abort.AbortPlan;
import salvo.analysis.InjectorFacts;
import salvo.analysis.errors.ErrorHint;
import salvo.compare.Fingerprint;
import salvo.config.Settings;
import salvo.config.source.SettingsException;
import salvo.config.source.SettingsProblem;
import salvo.event.Phase;
import salvo.saved.RunBaseline;
import salvo.saved.RunFacts;
import salvo.saved.RunFingerprint;
import salvo.slo.BaselineFigures;
import salvo.slo.DeclaredSlos;
import salvo.slo.Slo;
import salvo.slo.SloSelection;
import salvo.text.DurationText;
import salvo.text.ForeignText;
import salvo.workload.OfferedLoad;

/**
 * What a run is going to do and what it will be judged by, complete and checked before anything is
 * started.
 *
 * @param userTypes those that take part
 * @param expectedRequests requests that the profile is expected to make in all
 * @param baseline what it is compared with; empty where none is named
 * @param hints what the system's own failures mean
 * @param noWarmUp why there is no warm-up though the settings ask for one; empty where there is one
 */
public record RunPlan(
    String system,
    Settings settings,
    OfferedLoad offered,
    List<String> userTypes,
    SloSelection slos,
    AbortPlan aborts,
    double expectedRequests,
    Optional<RunBaseline> baseline,
    Optional<String> noWarmUp,
    List<ErrorHint> hints) {

  /**
   * Below this a few seconds are too short to warm anything up: measured with the smoke profile.
   */
  private static final double LEAST_WARM_UP_RATE = 200;

  /**
   * Plans a run.
   *
   * @param userTypes those that take part
   * @param endpoints every request name of the system
   * @param expected requests that the profile is expected to make, by endpoint; one that is missing
   *     is not reached at all
   * @throws salvo.slo.UnknownEndpointException when objectives or rules name another endpoint
   * @throws SettingsException when all of the load would be set apart, or there is no baseline as
   *     the settings ask for
   */
  public static RunPlan of(
      String system,
      Settings settings,
      OfferedLoad offered,
      List<String> userTypes,
      Set<String> endpoints,
      Map<String, Double> expected) {
    requireJudgedLoad(settings.report().skipFirst(), offered.duration());
    requireHarmless(endpoints);
    String profile = offered.profile().name();
    Optional<RunBaseline> baseline =
        RunBaseline.of(settings.report().comparison(), system, profile);
    Optional<BaselineFigures> figures = baseline.map(RunBaseline::figures);
    List<Slo> declared =
        new ArrayList<>(DeclaredSlos.ofRun(settings.sloOf(system), offered.averageRate(), figures));
    declared.addAll(
        DeclaredSlos.ofEndpoints(system, settings.systemNamed(system).slo(), endpoints, figures));
    baseline.ifPresent(it -> it.requireFor(declared, fingerprint(system, settings, offered)));
    Map<String, Double> ofEach = new TreeMap<>(expected);
    endpoints.forEach(name -> ofEach.putIfAbsent(name, 0.0));
    return new RunPlan(
        system,
        settings,
        offered,
        List.copyOf(userTypes),
        SloSelection.of(declared, ofEach),
        AbortPlan.of(settings, system, endpoints),
        expected.values().stream().mapToDouble(Double::doubleValue).sum(),
        baseline,
        Optional.empty(),
        List.of());
  }

  /** This plan, where failures are explained by what the simulation knows of them. */
  public RunPlan explainedBy(List<ErrorHint> known) {
    return with(settings, noWarmUp, List.copyOf(known));
  }

  private RunPlan with(Settings other, Optional<String> reason, List<ErrorHint> known) {
    return new RunPlan(
        system, other, offered, userTypes, slos, aborts, expectedRequests, baseline, reason, known);
  }

  /** This plan without a warm-up, for a reason that the user is told. */
  RunPlan withoutWarmUp(String reason) {
    return with(settings.withoutWarmUp(), Optional.of(reason), hints);
  }

  private static Fingerprint fingerprint(String system, Settings settings, OfferedLoad offered) {
    return RunFingerprint.planned(
        system,
        offered.profile().name(),
        offered.profile().model(),
        offered.averageRate(),
        settings.effective());
  }

  /** What is known of the run when its load begins. */
  RunFacts facts(String id, Launch launch, String target) {
    return new RunFacts(
        new RunFacts.Identity(
            id,
            launch.simulation(),
            system,
            offered.profile().name(),
            target,
            launch.gatlingVersion()),
        Optional.of(RunFacts.Offered.of(offered, OptionalLong.empty())),
        RunFacts.Objectives.of(slos.judged(), slos.notJudged()),
        Phase.unmeasuredScenarios(userTypes),
        settings.reportOf(system),
        Optional.of(InjectorFacts.ofThisProcess()),
        hints,
        RunFacts.Outcome.OPEN);
  }

  private static void requireJudgedLoad(Duration skipFirst, Duration load) {
    if (!load.isZero() && skipFirst.compareTo(load) >= 0) {
      throw new SettingsException(
          List.of(
              new SettingsProblem(
                  "salvo.report.skipFirst",
                  DurationText.of(skipFirst),
                  "",
                  "shorter than the load, which lasts " + DurationText.of(load),
                  "lower it, or choose a longer profile")));
    }
  }

  /** They are what all is told by, so that none can be changed where it is written. */
  private static void requireHarmless(Set<String> names) {
    List<SettingsProblem> problems =
        names.stream()
            .filter(name -> !ForeignText.name(name).equals(name))
            .map(
                name ->
                    new SettingsProblem(
                        "the name of a request",
                        "\"" + ForeignText.name(name) + "\"",
                        "",
                        "a name without control characters, backslashes, </, <! and <script, which"
                            + " Gatling's page would obey",
                        "give the request another name"))
            .toList();
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
  }

  /** Tasks per second at the end of the warm-up; a real target gets no more than it will anyway. */
  public double warmUpRate() {
    boolean onRealTarget = settings.baseUrl().isPresent() && settings.warmUp().onTarget();
    double least = onRealTarget ? 0 : LEAST_WARM_UP_RATE;
    return settings.warmUp().rps().orElse(Math.max(least, mostTasksPerSecond()));
  }

  private double mostTasksPerSecond() {
    return switch (offered.profile().model()) {
      case OPEN -> offered.peak();
      case CLOSED ->
          offered
              .profile()
              .pacing()
              .map(period -> offered.peak() * 1000 / Math.max(1, period.toMillis()))
              .orElse(offered.peak());
    };
  }
}
