package salvo.gatling;

import io.gatling.core.scenario.SimulationParams;
import io.gatling.javaapi.core.Assertion;
import io.gatling.javaapi.core.FeederBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Simulation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import salvo.analysis.errors.ErrorHint;
import salvo.config.Settings;
import salvo.event.RunEvent;
import salvo.gatling.chain.ChainRequests;
import salvo.gatling.client.OwnHttp;
import salvo.gatling.contents.SimulationContents;
import salvo.gatling.engine.AssertionLines;
import salvo.gatling.engine.BadSimulation;
import salvo.gatling.engine.Ending;
import salvo.gatling.engine.Engine;
import salvo.gatling.engine.GatlingFigures;
import salvo.gatling.engine.InnerRun;
import salvo.gatling.engine.RequestTimeout;
import salvo.gatling.engine.ResultsFolder;
import salvo.gatling.engine.SloAssertions;
import salvo.gatling.engine.Startup;
import salvo.gatling.engine.SystemNames;
import salvo.gatling.feeder.Sharing;
import salvo.gatling.goodput.Goodputs;
import salvo.gatling.load.InVain;
import salvo.gatling.load.Load;
import salvo.gatling.load.LoadWords;
import salvo.gatling.load.Protocols;
import salvo.gatling.load.Replay;
import salvo.gatling.load.SetUpTime;
import salvo.gatling.load.UniqueRecords;
import salvo.gatling.load.UserMix;
import salvo.gatling.output.HarmlessTexts;
import salvo.gatling.quality.Qualities;
import salvo.gatling.stream.clock.LoopLag;
import salvo.gatling.stream.tokens.Tokenizer;
import salvo.gatling.trial.Trial;
import salvo.gatling.trial.TrialEnding;
import salvo.gatling.users.Anonymous;
import salvo.gatling.users.Identities;
import salvo.gatling.users.Task;
import salvo.gatling.users.UserType;
import salvo.run.Companion;
import salvo.run.LoadRun;
import salvo.run.ReportNames;
import salvo.run.RunPlan;
import salvo.run.ahead.TargetHost;
import salvo.slo.Slo;
import salvo.slo.Verdict;
import salvo.workload.InjectionProfile;
import salvo.workload.LoadSummary;
import salvo.workload.OfferedLoad;
import salvo.workload.Profiles;
import salvo.workload.Share;

/**
 * What every simulation shares: settings, sandbox, warm-up, side-car, the recording and the
 * verdict. A simulation names its system and its populations; the load, the objectives and
 * everything else come from the configuration.
 */
public abstract class LoadSimulation extends Simulation {

  /** What Gatling says of a simulation that has called no setUp. */
  private static final String NOTHING_SET_UP = "No scenario configured";

  private final String system;
  private final Optional<InjectionProfile> ownLoad;
  private final Settings settings;
  private final Map<String, String> options;
  private final MissingOptions missing;
  private final List<String> ofOptions = new ArrayList<>();
  private final List<UserType> known = new ArrayList<>();
  private UserMix mix;
  private Set<String> names = Set.of();
  private Identities identities;
  private final Map<String, Companion> companions = new LinkedHashMap<>();
  private final Goodputs goodputs;
  private final Qualities qualities;
  private final Engine engine;
  private LoadRun run;
  private ResultsFolder results;
  private AssertionLines assertionLines;

  /**
   * A simulation of the system that it is called after: {@code ShopSimulation} loads {@code shop}.
   * Reads the settings; ends the process with status 1 and a list of problems when they are wrong.
   */
  protected LoadSimulation() {
    this(Optional.empty(), Optional.empty());
  }

  /**
   * Reads the settings; ends the process with status 1 and a list of problems when they are wrong.
   *
   * @param system key of the system under {@code salvo.systems}
   */
  protected LoadSimulation(String system) {
    this(Optional.of(system), Optional.empty());
  }

  /**
   * As {@link #LoadSimulation(String)}, where the load is part of what the simulation checks: no
   * profile changes it, and no warm-up precedes it.
   */
  protected LoadSimulation(String system, InjectionProfile load) {
    this(Optional.of(system), Optional.of(load));
  }

  private LoadSimulation(Optional<String> system, Optional<InjectionProfile> ownLoad) {
    InnerRun.of(getClass().getName());
    this.system = system.orElseGet(() -> SystemNames.ofClass(getClass().getSimpleName()));
    Settings configured = Startup.settings(this.system, getClass());
    this.ownLoad = Trial.isOn() ? Optional.of(InjectionProfile.fixed("try", 1, 1)) : ownLoad;
    this.settings = own(configured);
    Trial.now().ifPresent(it -> it.of(settings, this.system));
    RequestTimeout.set(settings.http().requestTimeout());
    Sharing.set(
        new Sharing(
            Share.of(settings.injector()),
            settings.seed().orElse(0),
            UniqueRecords.isWarmUpElsewhere(settings),
            this::recordsRanOut));
    this.options = Options.of(settings, this.system);
    this.goodputs = Goodputs.of(settings, this.system);
    this.qualities = Qualities.of(settings, this.system);
    this.engine =
        new Engine(
            event -> recorder().accept(event),
            Startup.orExit(
                () ->
                    new OwnHttp(
                        settings.http(),
                        this::requestRetried,
                        failure -> run.requestFailed(failure))),
            new HarmlessTexts(settings.confidential().secrets(), name -> names.contains(name)),
            () -> run.samples(),
            goodputs,
            qualities,
            this::started);
    this.missing = new MissingOptions(options);
  }

  private Settings own(Settings configured) {
    if (Trial.isOn()) {
      return configured.ofTrial();
    }
    return ownLoad.isPresent() ? configured.withoutWarmUp() : configured;
  }

  /** The system under test, for the requests. */
  protected final Target target() {
    return new Target(
        system,
        options,
        settings,
        scenario -> protocols().address(scenario),
        missing,
        ofOptions::add);
  }

  /**
   * Records of a CSV or JSON file, in random order, without end. It stands beside the simulation,
   * or under the project's {@code feeders/}; the process ends when it is missing or of no use. Of
   * {@link Feeders#unique} it gives each record once in a run.
   */
  protected final FeederBuilder<?> feeder(String path) {
    return Feeders.of(getClass(), path);
  }

  /**
   * What users of a type load beside the target, or in its place; started only if they take part.
   */
  protected final void accompany(String userType, Companion companion) {
    companions.put(userType, companion);
  }

  /** For requests that Gatling does not make itself; those of the measured load. */
  protected final Recording recording() {
    return new Recording(engine, scenario -> run.isMeasured(scenario));
  }

  /**
   * User types that other simulations of the same system have: the configuration may name them, and
   * set objectives for what they send, but none takes part. To be called before {@code load}.
   */
  protected final void knows(UserType... others) {
    known.addAll(List.of(others));
  }

  /** What failures of this system mean beyond what holds for all; none by default. */
  protected List<ErrorHint> hints() {
    return List.of();
  }

  /** What the run has found out beside its figures, in a sentence; shown with the verdict. */
  protected Optional<String> conclusion() {
    return Optional.empty();
  }

  /** The populations of the run, of users without accounts: the given user types. */
  protected final PopulationBuilder load(UserType... userTypes) {
    return load(Anonymous::new, userTypes);
  }

  /**
   * The populations of the run: the given user types, after a warm-up and the set-up of their
   * identities, and followed by a clean-up. Starts the sandbox and the side-car; ends the process
   * with status 1 and a list of problems when anything is wrong.
   *
   * @param makeIdentities makes the identities of one target, all of its own
   */
  protected final PopulationBuilder load(
      Supplier<Identities> makeIdentities, UserType... userTypes) {
    return Startup.orExit(
        () -> {
          if (run != null) {
            throw mistake("calls load(...) twice. Give all its user types to one call.");
          }
          InjectionProfile asked = profile();
          mix = mix(userTypes, asked);
          identities = makeIdentities.get();
          names = names();
          goodputs.check(endpoints(), namesOfTasks());
          qualities.check(endpoints());
          requireTarget();
          OfferedLoad offered = OfferedLoad.of(mix.inTasks(asked));
          UniqueRecords.requireEnough(mix, identities, offered, settings);
          SetUpTime setUp = SetUpTime.of(mix, identities, offered);
          setUp.requireWorthIt();
          RunPlan plan = planned(mix, offered, setUp);
          plan.requireObjectives();
          start(plan);
          qualities.during(plan.offered().profile(), run.load().dial());
          run.planBy(driven -> planned(mix(userTypes, driven), OfferedLoad.of(driven), setUp));
          run.plan().load().warnings().forEach(run::warn);
          ReportNames.unknown(settings.report(), endpoints())
              .keySet()
              .forEach(key -> run.warn(key + " names no request of this simulation."));
          if (!mix.switchedOff().isEmpty()) {
            run.warn("Switched off by weight 0: " + String.join(", ", mix.switchedOff()) + ".");
          }
          return new Load(run, engine, mix, protocols(), identities, makeIdentities.get())
              .populations();
        });
  }

  /** The objectives of this run as Gatling's assertions. */
  protected final List<Assertion> slos() {
    if (run == null) {
      throw Startup.refuse(
          mistake("calls slos() before load(...). Write setUp(load(...)).assertions(slos()).")
              .problems());
    }
    if (Trial.isOn()) {
      return List.of();
    }
    return SloAssertions.of(run.plan().slos().judged(), mix.callers(), windowSeconds());
  }

  /** What Gatling runs; it asks once, when the simulation is complete. */
  @Override
  public final SimulationParams params(String simulationName) {
    SimulationParams params = Startup.orExit(() -> checkedParams(simulationName));
    InnerRun.made(
        run.plan().load().model(),
        run.warnings(),
        () -> SimulationContents.line(mix.all(), mix.endpoints(), run.plan()));
    return params;
  }

  private SimulationParams checkedParams(String simulationName) {
    missing.complete();
    try {
      if (run != null) {
        return super.params(simulationName);
      }
    } catch (IllegalArgumentException e) {
      if (!String.valueOf(e.getMessage()).contains(NOTHING_SET_UP)) {
        throw e;
      }
    }
    throw mistake("has no load. Call setUp(load(...)).assertions(slos()) in its constructor.");
  }

  @Override
  public final void before() {
    if (!Trial.isOn()) {
      run.announce();
      results.expectRun();
    }
  }

  @Override
  public final void after() {
    attempt("count of its jobs", () -> identities.jobs().ifPresent(run::followed));
    run.stop();
    attempt("clean-up", () -> identities.leftBehind().ifPresent(run::warn));
    attempt("conclusion()", () -> conclusion().ifPresent(run::warn));
    if (run.isEmpty()) {
      // Gatling has no report for a run without requests: it would end with a stack trace.
      System.exit(Verdict.Status.INVALID.exitCode());
    }
  }

  private UserMix mix(UserType[] userTypes, InjectionProfile profile) {
    List<UserType> types = qualities.of(goodputs.of(List.of(userTypes)));
    List<UserType> measured = profile.trace().isPresent() ? Replay.measured(types) : types;
    return UserMix.of(system, measured, namesOfKnown(), settings, profile);
  }

  /** Code of the simulation, which may do anything. */
  private void attempt(String what, Runnable code) {
    try {
      code.run();
    } catch (RuntimeException | Error e) {
      run.hookFailed("The simulation's " + what + " has failed: " + e + ".");
    }
  }

  private void requireCompanionsOfAll() {
    companions.forEach(
        (userType, companion) -> {
          if (!settings.injector().isAlone() && companion.isStartedByRun()) {
            throw new BadSimulation(
                List.of(
                    "salvo.injector.count: each injector would start a server of its own for "
                        + userType
                        + ". Name one that all of them load, or leave the user type out with"
                        + " userTypes."));
          }
        });
  }

  private void requireTarget() {
    settings
        .baseUrl()
        .flatMap(it -> TargetHost.refusal(it, settings.http()).or(() -> TargetHost.problem(it)))
        .ifPresent(
            problem -> {
              throw new BadSimulation(List.of(problem));
            });
  }

  private RunPlan planned(UserMix mix, OfferedLoad offered, SetUpTime setUp) {
    LoadSummary load =
        ownLoad.isPresent()
            ? LoadWords.ofOwn(mix, offered, settings.workload())
            : LoadWords.of(mix, offered, settings.workload());
    RunPlan plan =
        RunPlan.of(
            system,
            settings,
            offered,
            userTypeNames(),
            endpoints(),
            mix.expectedRequests(offered),
            mix.beside());
    return plan.summedUp(
            load.warning(ofOptions)
                .warning(setUp.warning().stream().toList())
                .warning(InVain.of(plan))
                .warning(qualities.notJudged(offered.profile())))
        .explainedBy(hints());
  }

  private BadSimulation mistake(String what) {
    return new BadSimulation(List.of(getClass().getSimpleName() + " " + what));
  }

  private Set<String> endpoints() {
    Set<String> names = new TreeSet<>(mix.endpoints());
    qualities
        .of(goodputs.of(known))
        .forEach(
            type ->
                type.journey().tasks().forEach(task -> names.addAll(task.endpoints().keySet())));
    names.addAll(ChainRequests.of(identities.prepare()).names());
    names.addAll(ChainRequests.of(identities.cleanUp()).names());
    return names;
  }

  /** Of requests and of their groups, which bear the names of tasks. */
  private Set<String> names() {
    Set<String> names = new TreeSet<>(endpoints());
    mix.userTypes().forEach(type -> type.journey().tasks().forEach(task -> names.add(task.name())));
    return names;
  }

  private Set<String> namesOfTasks() {
    return Stream.concat(mix.all().stream(), known.stream())
        .flatMap(type -> type.journey().tasks().stream())
        .map(Task::name)
        .collect(Collectors.toSet());
  }

  private Set<String> namesOfKnown() {
    return known.stream().map(UserType::name).collect(Collectors.toSet());
  }

  private List<String> userTypeNames() {
    return mix.userTypes().stream().map(UserType::name).toList();
  }

  private InjectionProfile profile() {
    return ownLoad.orElseGet(() -> Profiles.resolve(settings.workload()));
  }

  private void start(RunPlan plan) {
    results = ResultsFolder.of(getClass());
    List<String> userTypes = userTypeNames();
    companions.keySet().retainAll(userTypes);
    requireCompanionsOfAll();
    run =
        LoadRun.start(
            plan,
            Startup.launch(
                getClass(),
                Options.credentials(options),
                results.results(),
                List.copyOf(companions.values()),
                !companions.keySet().containsAll(userTypes)));
    run.timeStreamsBy(LoopLag.OF_RUN::soFar);
    Tokenizer.choose(settings.streams().tokenizer());
    Startup.undoWhenRefused(
        () -> {
          run.discard();
          Trial.now().ifPresent(Trial::forget);
        });
    assertionLines = AssertionLines.install(Startup.consoleCharset());
    if (isWithoutStatistics()) {
      assertionLines.withoutStatistics();
    }
  }

  private Consumer<RunEvent> recorder() {
    return run.recorder();
  }

  private void recordsRanOut(String sentence) {
    run.invalidate(sentence);
    run.stopOthers(sentence);
    engine.stopLoad("a feeder ran out");
  }

  private void requestRetried() {
    run.requestRetried();
  }

  private double windowSeconds() {
    return run.plan().offered().duration().toMillis() / 1000.0;
  }

  private Protocols protocols() {
    String prefix = settings.systemNamed(system).pathPrefix();
    return new Protocols(
        settings.http(),
        settings.baseUrl().isPresent() ? prefix : "",
        run.target(),
        run.warmUpTarget());
  }

  private void started() {
    if (Trial.now().isPresent()) {
      TrialEnding.install(Trial.now().get(), mix.tried(), run::discard);
      return;
    }
    Path folder = results.run();
    run.writeTo(folder);
    run.stopBy(() -> engine.stopLoad("stopped by hand"));
    new Ending(run, engine, folder, this::gatlingActuals).install();
  }

  /** Those of one injector among several are no result. */
  private boolean isWithoutStatistics() {
    return run.share().isPart() || !settings.output().gatlingStatistics();
  }

  private Map<Slo, Double> gatlingActuals(Path folder) throws IOException {
    if (!isWithoutStatistics()) {
      run.console().println(assertionLines.summary());
    }
    return GatlingFigures.of(folder, windowSeconds()).actuals(run.plan().slos().judged());
  }
}
