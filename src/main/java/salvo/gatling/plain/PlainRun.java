package salvo.gatling.plain;

import io.gatling.core.scenario.SimulationParams;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import salvo.config.Settings;
import salvo.event.Phase;
import salvo.event.RunEvent;
import salvo.event.StreamTiming;
import salvo.gatling.client.OwnHttp;
import salvo.gatling.contents.SimulationContents;
import salvo.gatling.engine.AssertionLines;
import salvo.gatling.engine.BadSimulation;
import salvo.gatling.engine.Ending;
import salvo.gatling.engine.Engine;
import salvo.gatling.engine.GatlingFigures;
import salvo.gatling.engine.InnerRun;
import salvo.gatling.engine.ResultsFolder;
import salvo.gatling.engine.Startup;
import salvo.gatling.engine.SystemNames;
import salvo.gatling.feeder.Sharing;
import salvo.gatling.goodput.Goodputs;
import salvo.gatling.output.HarmlessTexts;
import salvo.gatling.quality.Qualities;
import salvo.gatling.stream.calibration.Calibration;
import salvo.gatling.stream.calibration.Transport;
import salvo.gatling.stream.clock.LoopLag;
import salvo.gatling.stream.tokens.Tokenizer;
import salvo.run.LoadRun;
import salvo.slo.Slo;
import salvo.slo.Verdict;
import salvo.workload.Share;

/**
 * The run of a simulation that knows nothing of Salvo: each of its users counts as a task, and all
 * that happens is measured.
 */
public final class PlainRun {

  private final Class<?> simulation;
  private final String system;
  private final Settings settings;
  private final ResultsFolder results;
  private final Goodputs goodputs;
  private final Qualities qualities;
  private final Engine engine;
  private LoadRun run;
  private Set<String> names = Set.of();
  private AssertionLines assertionLines;
  private Optional<Calibration> calibration = Optional.empty();
  private boolean unprepared;

  /** Ends the process with status 1 and a list of problems when the settings are wrong. */
  public PlainRun(Class<?> simulation) {
    this.simulation = simulation;
    this.system = SystemNames.ofClass(simulation.getSimpleName());
    this.settings = Startup.settings(system, simulation);
    this.results = ResultsFolder.of(simulation);
    Sharing.set(new Sharing(Share.ALL, settings.seed().orElse(0), true, this::recordsRanOut));
    this.goodputs = Goodputs.of(settings, system);
    this.qualities = Qualities.of(settings, system);
    this.engine =
        new Engine(
            this::accept,
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
  }

  /** What Gatling is to run in place of what the simulation has set up: the same, watched. */
  public SimulationParams around(SimulationParams own) {
    SimulationPlan plan = SimulationPlan.of(own);
    run = Startup.orExit(() -> start(new PlainLoad(plan)));
    run.timeStreamsBy(LoopLag.OF_RUN::soFar);
    Tokenizer.choose(settings.streams().tokenizer());
    qualities.notJudged(run.plan().offered().profile()).forEach(run::warn);
    assertionLines = AssertionLines.installAsWitness(Startup.consoleCharset());
    if (!settings.output().gatlingStatistics()) {
      assertionLines.withoutStatistics();
    }
    calibration = calibration(plan);
    return HookedParams.of(
        own,
        engine.asScala(),
        calibration.map(it -> it.population(engine, engine::tls).asScala()),
        this::before,
        this::after);
  }

  /** A load of a limited time would lose what comes before it, and that is told. */
  private Optional<Calibration> calibration(SimulationPlan plan) {
    Optional<Transport> streams =
        settings.warmUp().calibration() ? plan.streams() : Optional.empty();
    if (streams.isPresent() && plan.maxDuration().isPresent()) {
      run.notCalibrated("Gatling would count its time as part of the simulation's maxDuration");
      return Optional.empty();
    }
    return streams.map(it -> new Calibration(it, false, this::calibrated, this::notCalibrated));
  }

  private void calibrated(StreamTiming.Calibration found) {
    run.calibrated(found);
    run.enter(Phase.LOAD);
  }

  private void notCalibrated(String why) {
    run.notCalibrated(why);
    run.enter(Phase.LOAD);
  }

  /** To be called once the simulation is complete. */
  public void made() {
    InnerRun.made(
        run.plan().load().model(),
        run.warnings(),
        () -> SimulationContents.line(List.of(), names, run.plan()));
  }

  /** Its injection is its own, and so nobody else can divide it. */
  private void refuseInjectors() {
    if (!settings.injector().isAlone()) {
      throw new BadSimulation(
          List.of(
              "salvo.injector.count: the load of "
                  + simulation.getSimpleName()
                  + " is its own, so it cannot be shared among injectors. Run it several times,"
                  + " each with its part of the load, and merge the runs with ./salvo merge."));
    }
  }

  private LoadRun start(PlainLoad load) {
    refuseInjectors();
    Set<String> requests = load.names();
    Set<String> figures = new TreeSet<>(goodputs.figures(requests));
    figures.addAll(qualities.figures(requests));
    load.refuseMistakes(simulation.getSimpleName(), settings, figures);
    names = new TreeSet<>(requests);
    names.addAll(figures);
    goodputs.check(names, Set.of());
    qualities.check(names);
    List<URI> targets = load.targets();
    return LoadRun.start(
        load.plan(system, names, settings.ofPlainSimulation(targets.stream().findFirst())),
        Startup.launch(simulation, Map.of(), results.results(), List.of(), !targets.isEmpty()));
  }

  /** A run that is not prepared sends nothing, and has a folder and a verdict all the same. */
  private void before(Optional<Throwable> failure) {
    unprepared = failure.isPresent();
    failure.ifPresent(
        it -> {
          it.printStackTrace(run.console());
          run.invalidate(
              "The simulation's before() has failed, and so no request was sent: " + it + ".");
        });
    run.announce();
    results.expectRun();
  }

  private void started() {
    Path folder = results.run();
    run.writeTo(folder);
    run.stopBy(() -> engine.stopLoad("stopped by hand"));
    new Ending(run, engine, folder, this::gatlingActuals).install();
    if (unprepared) {
      run.stop();
      System.exit(Verdict.Status.INVALID.exitCode());
    }
    if (calibration.isEmpty()) {
      run.enter(Phase.LOAD);
    }
  }

  private void recordsRanOut(String sentence) {
    run.invalidate(sentence);
    engine.stopLoad("a feeder ran out");
  }

  private void accept(RunEvent event) {
    if (event instanceof RunEvent.User user && user.start() && Phase.isMeasured(user.scenario())) {
      run.taskStarted();
    }
    run.recorder().accept(event);
  }

  private void requestRetried() {
    run.requestRetried();
  }

  private void after(Optional<Throwable> failure) {
    failure.ifPresent(it -> run.hookFailed("The simulation's after() has failed: " + it + "."));
    run.stop();
    if (run.isEmpty()) {
      // Gatling has no report for a run without requests: it would end with a stack trace.
      System.exit(Verdict.Status.INVALID.exitCode());
    }
  }

  private Map<Slo, Double> gatlingActuals(Path folder) throws IOException {
    if (unprepared) {
      return Map.of();
    }
    assertionLines.broken().forEach(run::assertionBroken);
    double seconds = run.plan().offered().duration().toMillis() / 1000.0;
    return GatlingFigures.of(folder, seconds).actuals(run.plan().slos().judged());
  }
}
