package salvo.saved;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import salvo.analysis.Capacity;
import salvo.analysis.InjectorFacts;
import salvo.analysis.LoadChange;
import salvo.analysis.LoadStage;
import salvo.analysis.Plateau;
import salvo.analysis.errors.ErrorHint;
import salvo.analysis.injector.InjectorPart;
import salvo.config.Settings;
import salvo.event.log.RunHeader;
import salvo.report.JobFigures;
import salvo.slo.Slo;
import salvo.slo.SloSelection.NotJudged;
import salvo.slo.Verdict;
import salvo.stats.RunStats;
import salvo.stats.StatsCollector;
import salvo.stats.cost.CostTotals;
import salvo.stats.request.RequestStatuses;
import salvo.stats.stream.StreamClock;
import salvo.stats.stream.StreamTotals;
import salvo.text.MaskedText;
import salvo.workload.Model;
import salvo.workload.OfferedLoad;
import salvo.workload.Share;

/**
 * What a run knows of itself and Gatling's log does not tell. Together with the log it gives the
 * run's report, at its end or at any time later.
 *
 * @param offered empty where only the log is known
 * @param unmeasuredScenarios those of warm-up, set-up and clean-up
 * @param reporting what is made of its figures
 * @param injector empty where only the log is known
 * @param hints what the system's own failures mean
 * @param parts what each of several injectors has done; empty for a run of one
 */
public record RunFacts(
    Identity identity,
    Optional<Offered> offered,
    Objectives objectives,
    Set<String> unmeasuredScenarios,
    Settings.Report reporting,
    Optional<InjectorFacts> injector,
    List<ErrorHint> hints,
    Outcome outcome,
    List<InjectorPart> parts) {

  public RunFacts {
    unmeasuredScenarios = Set.copyOf(unmeasuredScenarios);
    hints = List.copyOf(hints);
    parts = List.copyOf(parts);
  }

  /**
   * Which run it is.
   *
   * @param id name of the run's folder
   * @param simulation simple class name
   * @param system key of the system under test; empty where only the log is known
   * @param profile name of the load; empty where only the log is known
   * @param target where the load went, without secrets
   */
  public record Identity(
      String id,
      String simulation,
      String system,
      String profile,
      String target,
      String gatlingVersion) {}

  /** What a run is judged by, and what it is not because its load hardly reaches it. */
  public record Objectives(List<Judged> judged, List<NotJudged> notJudged) {

    public Objectives {
      judged = List.copyOf(judged);
      notJudged = List.copyOf(notJudged);
    }

    /** As declared, before anything is measured. */
    public static Objectives of(List<Slo> judged, List<NotJudged> notJudged) {
      return new Objectives(
          judged.stream().map(slo -> new Judged(slo, OptionalDouble.empty())).toList(), notJudged);
    }

    /** A least rate is that of all; of requests that are expected each has its part. */
    private Objectives sharedBy(Share share) {
      return new Objectives(
          judged.stream().map(it -> it.sharedBy(share)).toList(),
          notJudged.stream()
              .map(it -> new NotJudged(it.slo(), it.expectedRequests() / share.count()))
              .toList());
    }

    private Objectives with(Map<Slo, Double> gatlingActuals) {
      return new Objectives(
          judged.stream().map(it -> it.with(gatlingActuals.get(it.slo()))).toList(), notJudged);
    }
  }

  /**
   * What became of a run.
   *
   * @param ending empty while the run goes on, and for ever when its process was killed
   * @param brokenAssertions those of the simulation's own that do not hold, as Gatling tells them
   * @param failedHooks what the simulation was to do around its load and could not, in full
   *     sentences
   * @param endedRuns of a merged run: which of its runs somebody put an end to, in full sentences
   * @param aborted why the load was ended before its time; empty when it was not
   * @param invalid why the figures say nothing of the target; empty when they do
   * @param warnings full sentences on what to mind when reading the figures
   * @param capacity what a search found; empty for any other run
   * @param live empty where only the log is known, and while the run goes on
   */
  public record Outcome(
      Optional<Verdict.Ending> ending,
      List<String> brokenAssertions,
      List<String> failedHooks,
      List<String> endedRuns,
      Optional<String> aborted,
      Optional<String> invalid,
      List<String> warnings,
      Optional<JobFigures> jobs,
      Optional<Live> live,
      Optional<Capacity> capacity) {

    /** Of a run that goes on. */
    public static final Outcome OPEN =
        new Outcome(
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    public Outcome {
      brokenAssertions = List.copyOf(brokenAssertions);
      failedHooks = List.copyOf(failedHooks);
      endedRuns = List.copyOf(endedRuns);
      warnings = List.copyOf(warnings);
    }

    /** The same, of which that was told as it came. */
    public Outcome with(Optional<Live> told) {
      return new Outcome(
          ending,
          brokenAssertions,
          failedHooks,
          endedRuns,
          aborted,
          invalid,
          warnings,
          jobs,
          told,
          capacity);
    }

    private Outcome with(Verdict.Ending how, List<String> otherWarnings) {
      return new Outcome(
          Optional.of(how),
          brokenAssertions,
          failedHooks,
          endedRuns,
          aborted,
          invalid,
          otherWarnings,
          jobs,
          live,
          capacity);
    }
  }

  /**
   * The load that was to be.
   *
   * @param tasksPerSecond mean rate; empty where the target's own speed decides
   * @param requestsPerSecond the same in requests
   * @param tasks all tasks; empty where the target's own speed decides
   * @param startedTasks tasks that users began; empty while the run goes on
   * @param duration length of the load; zero for users x requests
   * @param plateau empty where the load is nowhere steady
   * @param seed by which it draws at random; empty where nothing is known to be drawn by one
   * @param changes made by hand while it ran, in order; the other figures are of what it became
   * @param stages in order; none where they are not known
   */
  public record Offered(
      Model model,
      OptionalDouble tasksPerSecond,
      OptionalDouble requestsPerSecond,
      OptionalLong tasks,
      OptionalLong startedTasks,
      Duration duration,
      Optional<Plateau> plateau,
      OptionalLong seed,
      List<LoadChange> changes,
      List<LoadStage> stages) {

    public Offered {
      changes = List.copyOf(changes);
      stages = List.copyOf(stages);
    }

    /** A load whose stages are not known. */
    public Offered(
        Model model,
        OptionalDouble tasksPerSecond,
        OptionalDouble requestsPerSecond,
        OptionalLong tasks,
        OptionalLong startedTasks,
        Duration duration,
        Optional<Plateau> plateau,
        OptionalLong seed,
        List<LoadChange> changes) {
      this(
          model,
          tasksPerSecond,
          requestsPerSecond,
          tasks,
          startedTasks,
          duration,
          plateau,
          seed,
          changes,
          List.of());
    }

    /** A load that nobody changed. */
    public static Offered of(OfferedLoad load, OptionalDouble requestsPerSecond) {
      return new Offered(
          load.profile().model(),
          load.averageRate(),
          requestsPerSecond,
          load.tasks(),
          OptionalLong.empty(),
          load.duration(),
          Plateau.of(load.profile()),
          OptionalLong.empty(),
          List.of(),
          LoadStage.of(load.profile()));
    }

    private Offered changed(List<LoadChange> made) {
      return new Offered(
          model,
          tasksPerSecond,
          requestsPerSecond,
          tasks,
          startedTasks,
          duration,
          plateau,
          seed,
          made,
          stages);
    }

    private Offered drawnBy(long by) {
      return new Offered(
          model,
          tasksPerSecond,
          requestsPerSecond,
          tasks,
          startedTasks,
          duration,
          plateau,
          OptionalLong.of(by),
          changes,
          stages);
    }

    private Offered with(OptionalLong all) {
      return new Offered(
          model,
          tasksPerSecond,
          requestsPerSecond,
          tasks.isPresent() ? all : tasks,
          startedTasks,
          duration,
          plateau,
          seed,
          changes,
          stages);
    }

    private Offered sharedBy(Share share) {
      return new Offered(
          model,
          part(tasksPerSecond, share),
          part(requestsPerSecond, share),
          tasks.isPresent() ? OptionalLong.of(share.of(tasks.getAsLong())) : tasks,
          startedTasks,
          duration,
          plateau,
          seed,
          changes,
          stages.stream().map(it -> it.times(1.0 / share.count())).toList());
    }

    private static OptionalDouble part(OptionalDouble rate, Share share) {
      return rate.isPresent() ? OptionalDouble.of(rate.getAsDouble() / share.count()) : rate;
    }

    private Offered started(long count) {
      return new Offered(
          model,
          tasksPerSecond,
          requestsPerSecond,
          tasks,
          OptionalLong.of(count),
          duration,
          plateau,
          seed,
          changes,
          stages);
    }
  }

  /** An objective, and what Gatling's own digest says of it where it was asked. */
  public record Judged(Slo slo, OptionalDouble gatlingActual) {

    private Judged sharedBy(Share share) {
      return slo.metric().isRate()
          ? new Judged(
              new Slo(slo.scope(), slo.metric(), slo.target() / share.count()), gatlingActual)
          : this;
    }

    private Judged with(Double actual) {
      return actual == null ? this : new Judged(slo, OptionalDouble.of(actual));
    }
  }

  /**
   * What was told as it came, and the log does not tell; secrets are masked.
   *
   * @param crashes what could not be built or sent; empty too where only the log tells of it
   * @param streams the good streams by the names of their requests
   * @param costs what requests that have a price cost
   * @param retries requests that were sent again, beyond those that are counted
   * @param clock how exact the times of streams are; empty where there were none
   */
  public record Live(
      List<RequestStatuses> statuses,
      List<RunStats.ErrorCount> errors,
      List<RunStats.ErrorCount> crashes,
      List<StreamTotals> streams,
      List<CostTotals> costs,
      long retries,
      Optional<StreamClock> clock) {

    public Live {
      statuses = List.copyOf(statuses);
      errors = List.copyOf(errors);
      crashes = List.copyOf(crashes);
      streams = List.copyOf(streams);
      costs = List.copyOf(costs);
    }

    public static Live of(StatsCollector collected, long retries, Optional<StreamClock> clock) {
      return new Live(
          collected.statuses(),
          collected.errors().stream().map(Live::masked).toList(),
          collected.crashes().stream().map(Live::masked).toList(),
          collected.streams(),
          collected.costs(),
          retries,
          clock);
    }

    private static RunStats.ErrorCount masked(RunStats.ErrorCount error) {
      return new RunStats.ErrorCount(
          error.endpoint(),
          MaskedText.of(error.message()),
          error.status(),
          error.count(),
          error.firstMillis(),
          error.lastMillis());
    }
  }

  /** What a log alone tells. */
  static RunFacts ofLog(String id, RunHeader header, List<Slo> slos, Settings.Report reporting) {
    String name = header.simulationClass();
    String simulation = name.substring(name.lastIndexOf('.') + 1);
    return new RunFacts(
        new Identity(id, simulation, "", "", "", header.gatlingVersion()),
        Optional.empty(),
        Objectives.of(slos, List.of()),
        Set.of(),
        reporting,
        Optional.empty(),
        List.of(),
        Outcome.OPEN.with(Verdict.Ending.COMPLETED, List.of()),
        List.of());
  }

  /** Whether nothing is known but Gatling's log. */
  public boolean isOfLogAlone() {
    return offered.isEmpty();
  }

  RunFacts with(Verdict.Ending how, List<String> otherWarnings) {
    return with(offered, objectives, outcome.with(how, otherWarnings));
  }

  /** These, of the part that one of several injectors has in the load of all. */
  public RunFacts sharedBy(Share share) {
    return share.isPart()
        ? with(offered.map(it -> it.sharedBy(share)), objectives.sharedBy(share), outcome)
        : this;
  }

  /** These, of a load that draws by that seed. */
  public RunFacts drawnBy(long seed) {
    return with(offered.map(it -> it.drawnBy(seed)), objectives, outcome);
  }

  /** These, where so many tasks were to be started as came to be drawn. */
  public RunFacts offering(long tasks) {
    return with(offered.map(it -> it.with(OptionalLong.of(tasks))), objectives, outcome);
  }

  /** These, and what is known at the run's end. */
  public RunFacts ended(
      long startedTasks, List<LoadChange> changes, Map<Slo, Double> gatlingActuals, Outcome how) {
    return with(
        offered.map(it -> it.started(startedTasks).changed(changes)),
        objectives.with(gatlingActuals),
        how);
  }

  private RunFacts with(Optional<Offered> load, Objectives judgedBy, Outcome how) {
    return new RunFacts(
        identity, load, judgedBy, unmeasuredScenarios, reporting, injector, hints, how, parts);
  }
}
