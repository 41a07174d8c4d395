package salvo.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import salvo.abort.AbortPlan;
import salvo.analysis.Capacity;
import salvo.analysis.InjectorFacts;
import salvo.analysis.errors.ErrorHint;
import salvo.compare.Fingerprint;
import salvo.config.Settings;
import salvo.config.source.SettingsException;
import salvo.config.source.SettingsProblem;
import salvo.event.Phase;
import salvo.saved.ReportFiles;
import salvo.saved.RunBaseline;
import salvo.saved.RunFacts;
import salvo.saved.RunFingerprint;
import salvo.slo.BaselineFigures;
import salvo.slo.DeclaredSlos;
import salvo.slo.Slo;
import salvo.slo.SloSelection;
import salvo.text.DurationText;
import salvo.text.ForeignText;
import salvo.text.Quantity;
import salvo.workload.LoadSummary;
import salvo.workload.Model;
import salvo.workload.OfferedLoad;
import salvo.workload.Share;
import salvo.workload.level.HeldLevels;

/**
 * What a run is going to do and what it will be judged by, complete and checked before anything is
 * started.
 *
 * @param userTypes those that take part
 * @param searched of a run that is a search for a capacity: its objectives are those of each level
 * @param requestsPerSecond that an open load offers on average
 * @param load what the start of the run says of its load
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
    Search searched,
    AbortPlan aborts,
    OptionalDouble requestsPerSecond,
    LoadSummary load,
    Optional<RunBaseline> baseline,
    Optional<String> noWarmUp,
    List<ErrorHint> hints) {

  /**
   * What each level of a search is judged by, in place of the run as a whole.
   *
   * @param slos none for any other run
   * @param perLevel requests per second that a level of 1 makes, by endpoint
   */
  public record Search(List<Slo> slos, Map<String, Double> perLevel) {

    static final Search NONE = new Search(List.of(), Map.of());

    public Search {
      slos = List.copyOf(slos);
      perLevel = Map.copyOf(perLevel);
    }

    private static Search of(
        List<Slo> declared, Map<String, Double> expected, OfferedLoad offered) {
      double all = offered.meanLevel() * offered.duration().toNanos() / 1e9;
      Map<String, Double> perLevel = new TreeMap<>();
      expected.forEach((name, requests) -> perLevel.put(name, requests / all));
      return new Search(
          declared.stream()
              .filter(it -> it.isGlobal() || perLevel.getOrDefault(it.scope(), 0.0) > 0)
              .toList(),
          perLevel);
    }

    /** Requests per second that a level of 1 makes in a scope. */
    public double perLevel(String scope) {
      return scope.equals(Slo.GLOBAL)
          ? perLevel.values().stream().mapToDouble(Double::doubleValue).sum()
          : perLevel.getOrDefault(scope, 0.0);
    }
  }

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
    return of(system, settings, offered, userTypes, endpoints, expected, Set.of());
  }

  /** The same, where some of what is expected are no requests, but measured beside them. */
  public static RunPlan of(
      String system,
      Settings settings,
      OfferedLoad offered,
      List<String> userTypes,
      Set<String> endpoints,
      Map<String, Double> expected,
      Set<String> beside) {
    ReportFiles.requireKnown(settings.output().formats());
    double requests =
        expected.entrySet().stream()
            .filter(it -> !beside.contains(it.getKey()))
            .mapToDouble(Map.Entry::getValue)
            .sum();
    requireJudgedLoad(settings.report().skipFirst(), offered.duration());
    requireHarmless(endpoints);
    String profile = offered.profile().name();
    Optional<RunBaseline> baseline =
        RunBaseline.of(settings.report().comparison(), system, profile);
    Optional<BaselineFigures> figures = baseline.map(RunBaseline::figures);
    List<Slo> declared =
        new ArrayList<>(
            DeclaredSlos.ofRun(settings.sloOf(system), perSecond(offered, requests), figures));
    declared.addAll(
        DeclaredSlos.ofEndpoints(system, settings.systemNamed(system).slo(), endpoints, figures));
    declared.addAll(DeclaredSlos.ofGoodput(settings.systemNamed(system).goodput()));
    boolean isHeldAtTwo = !isSearch(offered) && HeldLevels.of(offered.profile()).isPresent();
    declared.addAll(
        DeclaredSlos.ofAnswers(settings.systemNamed(system).answers().rules(), isHeldAtTwo));
    baseline.ifPresent(it -> it.requireFor(declared, fingerprint(system, settings, offered)));
    ReportNames.refuseSlips(settings.report(), endpoints);
    Map<String, Double> ofEach = new TreeMap<>(expected);
    endpoints.forEach(name -> ofEach.putIfAbsent(name, 0.0));
    // No total has their failures, so that few of them are judged too.
    beside.forEach(ofEach::remove);
    boolean isSearch = isSearch(offered);
    return new RunPlan(
        system,
        settings,
        offered,
        List.copyOf(userTypes),
        SloSelection.of(isSearch ? List.of() : declared, ofEach),
        isSearch ? Search.of(declared, expected, offered) : Search.NONE,
        AbortPlan.of(settings, system, endpoints),
        perSecond(offered, requests),
        summary(offered, requests),
        baseline,
        Optional.empty(),
        List.of());
  }

  /** The part of this injector in the load. */
  public Share share() {
    return Share.of(settings.injector());
  }

  /** Whether it searches for what the target holds, level by level. */
  public boolean isSearch() {
    return isSearch(offered);
  }

  private static boolean isSearch(OfferedLoad offered) {
    return offered.profile().name().equals(Capacity.PROFILE);
  }

  /**
   * Refuses a run that nothing decides on: it would pass whatever happens.
   *
   * @throws SettingsException when every objective is switched off
   */
  public void requireObjectives() {
    if (slos.judged().isEmpty() && slos.notJudged().isEmpty() && searched.slos().isEmpty()) {
      throw new SettingsException(
          List.of(
              new SettingsProblem(
                  "salvo.slo",
                  "",
                  "",
                  "at least one objective; all of them are null",
                  "set one, such as salvo.slo.global.errorRate = 1, which nothing misses")));
    }
  }

  /** This plan, where failures are explained by what the simulation knows of them. */
  public RunPlan explainedBy(List<ErrorHint> known) {
    return with(settings, load, noWarmUp, List.copyOf(known));
  }

  /** This plan, of whose load that is to be said. */
  public RunPlan summedUp(LoadSummary summary) {
    return with(settings, summary, noWarmUp, hints);
  }

  private static OptionalDouble perSecond(OfferedLoad offered, double requests) {
    return offered.averageRate().isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(requests / (offered.duration().toNanos() / 1e9));
  }

  private static LoadSummary summary(OfferedLoad offered, double requests) {
    String most = Quantity.number(offered.peak());
    return new LoadSummary(
        offered.profile().model() == Model.OPEN
            ? "open: " + most + " users arrive each second on average"
            : "closed: up to " + most + " users at work",
        "about " + Quantity.count(Math.round(requests)) + " requests",
        List.of());
  }

  private RunPlan with(
      Settings other, LoadSummary said, Optional<String> reason, List<ErrorHint> known) {
    return new RunPlan(
        system,
        other,
        offered,
        userTypes,
        slos,
        searched,
        aborts,
        requestsPerSecond,
        said,
        baseline,
        reason,
        known);
  }

  /** This plan with the load and the objectives of another, which knows what the load became. */
  RunPlan as(RunPlan driven) {
    return new RunPlan(
        system,
        settings,
        driven.offered,
        userTypes,
        driven.slos,
        driven.searched,
        aborts,
        driven.requestsPerSecond,
        load,
        baseline,
        noWarmUp,
        hints);
  }

  /** This plan without a warm-up, for a reason that the user is told. */
  RunPlan withoutWarmUp(String reason) {
    return with(settings.withoutWarmUp(), load, Optional.of(reason), hints);
  }

  /** This plan, of a run that starts nothing. */
  RunPlan startingNothing() {
    return with(settings.startingNothing(), load, noWarmUp, hints);
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
        Optional.of(RunFacts.Offered.of(offered, requestsPerSecond)),
        RunFacts.Objectives.of(slos.judged(), slos.notJudged()),
        Phase.unmeasuredScenarios(userTypes),
        settings.reportOf(system),
        Optional.of(InjectorFacts.ofThisProcess()),
        hints,
        RunFacts.Outcome.OPEN,
        List.of());
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
                            + " Gatling's page would act on",
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
    return settings.warmUp().tasksPerSecond().orElse(Math.max(least, offered.peak()));
  }
}
