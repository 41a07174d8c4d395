package salvo.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import salvo.analysis.Capacity;
import salvo.analysis.injector.InjectorPart;
import salvo.config.Settings;
import salvo.report.JobFigures;
import salvo.saved.RunFacts;

/** What the runs of several injectors know of themselves, as the facts of one run. */
final class MergedFacts {

  private final String id;
  private final List<InjectorRun> runs;
  private final MergedLoad load;
  private final Optional<String> trouble;

  private MergedFacts(String id, List<InjectorRun> runs, Optional<String> trouble) {
    this.trouble = trouble;
    this.id = id;
    this.runs = runs;
    this.load = new MergedLoad(runs);
  }

  /**
   * The facts of the merged run.
   *
   * @param id name of its folder
   * @param runs without {@link RunDifferences}
   * @param trouble what beside them makes it invalid; empty for nothing
   */
  static RunFacts of(String id, List<InjectorRun> runs, Optional<String> trouble) {
    return new MergedFacts(id, runs, trouble).merged();
  }

  /**
   * What the merged run is counted by, before any log is read.
   *
   * @param runs without {@link RunDifferences}, each of which knows what its events told
   */
  static RunFacts ahead(String id, List<RunFacts> runs) {
    RunFacts first = runs.get(0);
    boolean skips = runs.stream().anyMatch(it -> !it.reporting().skipFirst().isZero());
    List<RunFacts.Live> live = runs.stream().map(it -> it.outcome().live().orElseThrow()).toList();
    return new RunFacts(
        identity(id, runs),
        first.offered(),
        new RunFacts.Objectives(MergedLoad.judged(runs), List.of()),
        unmeasuredScenarios(runs),
        reporting(runs),
        Optional.empty(),
        first.hints(),
        RunFacts.Outcome.OPEN.with(skips ? Optional.empty() : Optional.of(LiveSum.of(live))),
        List.of());
  }

  private RunFacts merged() {
    List<RunFacts> facts = runs.stream().map(InjectorRun::facts).toList();
    return new RunFacts(
        identity(id, facts),
        Optional.of(load.offered()),
        load.objectives(),
        unmeasuredScenarios(facts),
        reporting(facts),
        Optional.empty(),
        runs.get(0).facts().hints(),
        outcome(),
        runs.stream().map(InjectorRun::part).toList());
  }

  private static RunFacts.Identity identity(String id, List<RunFacts> runs) {
    RunFacts.Identity first = runs.get(0).identity();
    return new RunFacts.Identity(
        id,
        first.simulation(),
        first.system(),
        first.profile(),
        runs.stream()
            .map(run -> run.identity().target())
            .distinct()
            .collect(Collectors.joining(" and ")),
        first.gatlingVersion());
  }

  private List<String> ofEach(Function<RunFacts.Outcome, List<String>> texts) {
    return runs.stream()
        .flatMap(
            run -> texts.apply(run.facts().outcome()).stream().map(it -> run.name() + ": " + it))
        .toList();
  }

  private RunFacts.Outcome outcome() {
    return new RunFacts.Outcome(
        Optional.of(MergedEnding.of(runs)),
        ofEach(RunFacts.Outcome::brokenAssertions),
        ofEach(RunFacts.Outcome::failedHooks),
        MergedEnding.sentences(runs),
        joined(run -> run.facts().outcome().aborted().map(reason -> run.name() + ": " + reason)),
        invalid(),
        warnings(),
        jobs(),
        isSkipping()
            ? Optional.empty()
            : Optional.of(LiveSum.of(runs.stream().map(InjectorRun::live).toList())),
        capacity());
  }

  /** Of one search by several injectors; what several found by themselves is no capacity of all. */
  private Optional<Capacity> capacity() {
    List<Capacity> found =
        runs.stream().flatMap(run -> run.facts().outcome().capacity().stream()).toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  private static Set<String> unmeasuredScenarios(List<RunFacts> runs) {
    return runs.stream()
        .flatMap(run -> run.unmeasuredScenarios().stream())
        .collect(Collectors.toSet());
  }

  private static Settings.Report reporting(List<RunFacts> runs) {
    boolean requests = runs.stream().allMatch(run -> run.reporting().requests());
    Settings.Report its = runs.get(0).reporting();
    return new Settings.Report(
        its.skipFirst(),
        requests,
        its.apdex(),
        its.slowAfter(),
        its.mostNames(),
        its.tiers(),
        its.injectorLimits(),
        its.comparison());
  }

  private Optional<JobFigures> jobs() {
    return runs.stream()
        .flatMap(run -> run.facts().outcome().jobs().stream())
        .reduce(MergedFacts::sum);
  }

  private static JobFigures sum(JobFigures a, JobFigures b) {
    return new JobFigures(
        a.submitted() + b.submitted(),
        a.accepted() + b.accepted(),
        a.completed() + b.completed(),
        a.failed() + b.failed(),
        a.lost() + b.lost(),
        a.late() + b.late(),
        a.duplicates() + b.duplicates(),
        a.unknown() + b.unknown(),
        a.unfinished() + b.unfinished(),
        Math.max(a.drainMillis(), b.drainMillis()));
  }

  private Optional<String> joined(Function<InjectorRun, Optional<String>> reason) {
    List<String> reasons = runs.stream().flatMap(run -> reason.apply(run).stream()).toList();
    return reasons.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", reasons));
  }

  private Optional<String> invalid() {
    Optional<String> ofRuns = joined(InjectorRun::invalid);
    return trouble.isPresent() && ofRuns.isPresent()
        ? Optional.of(trouble.get() + " " + ofRuns.get())
        : trouble.or(() -> ofRuns);
  }

  private List<String> warnings() {
    List<String> all = new ArrayList<>();
    runs.forEach(run -> all.addAll(run.warnings()));
    all.addAll(load.warnings());
    List<InjectorPart> parts = runs.stream().map(InjectorRun::part).toList();
    InjectorPart.odd(parts).ifPresent(all::add);
    InjectorPart.uncertain(parts).ifPresent(all::add);
    all.add(
        "Merged from "
            + runs.stream().map(InjectorRun::name).collect(Collectors.joining(", "))
            + ". The resources of several injectors cannot be added up: see the report of each.");
    if (isSkipping()) {
      all.add(
          "The statuses are not known: what salvo.report.skipFirst sets apart is the beginning of"
              + " the merged run, and not of each.");
    }
    if (differ(run -> withoutRequests(run.facts().reporting()))) {
      all.add("The runs differ in salvo.report; " + runs.get(0).name() + " was followed.");
    }
    if (runs.stream().filter(run -> run.facts().outcome().jobs().isPresent()).count() > 1) {
      all.add("The drain time of the jobs is the longest of the injectors'.");
    }
    return all;
  }

  private boolean isSkipping() {
    return runs.stream().anyMatch(run -> !run.facts().reporting().skipFirst().isZero());
  }

  private boolean differ(Function<InjectorRun, Object> property) {
    return runs.stream().map(property).distinct().count() > 1;
  }

  private static Settings.Report withoutRequests(Settings.Report it) {
    return new Settings.Report(
        it.skipFirst(),
        false,
        it.apdex(),
        it.slowAfter(),
        it.mostNames(),
        it.tiers(),
        it.injectorLimits(),
        it.comparison());
  }
}
