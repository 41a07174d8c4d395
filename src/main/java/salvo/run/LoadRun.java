package salvo.run;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import salvo.RootCause;
import salvo.abort.AbortRule;
import salvo.abort.AbortWatch;
import salvo.analysis.BreakPoint;
import salvo.analysis.errors.ErrorCause;
import salvo.analysis.errors.ErrorClusters;
import salvo.capacity.CapacityJson;
import salvo.compare.block.BlockCollector;
import salvo.config.Settings;
import salvo.config.secret.Confidential;
import salvo.event.Phase;
import salvo.event.RunEvent;
import salvo.event.StreamTiming;
import salvo.injectors.message.Beat;
import salvo.live.LiveMark;
import salvo.live.count.LiveExtras;
import salvo.live.count.LivePart;
import salvo.monitor.ResourceMonitor;
import salvo.monitor.TargetProcess;
import salvo.monitor.Watched;
import salvo.monitor.sample.ResourceSample;
import salvo.report.JobFigures;
import salvo.report.RunReport;
import salvo.report.console.ConsoleVerdict;
import salvo.report.csv.RequestsCsv;
import salvo.report.html.HtmlReport;
import salvo.report.words.RunText;
import salvo.report.words.StreamText;
import salvo.run.ahead.Descriptors;
import salvo.run.ahead.Rehearsal;
import salvo.run.capacity.CapacityRun;
import salvo.run.capacity.SearchHelp;
import salvo.run.common.CommonBeat;
import salvo.run.common.CommonFigures;
import salvo.run.common.CommonRun;
import salvo.run.drive.DrivenLoad;
import salvo.run.record.ByPhase;
import salvo.run.record.Isolated;
import salvo.run.record.Recorder;
import salvo.run.record.StreamLimits;
import salvo.run.sample.ErrorSamples;
import salvo.run.sample.TargetLog;
import salvo.saved.Analysis;
import salvo.saved.RunFacts;
import salvo.saved.RunFiles;
import salvo.saved.injector.Replay;
import salvo.slo.Slo;
import salvo.slo.Verdict;
import salvo.stats.cost.Used;
import salvo.stats.request.WindowedCounts;
import salvo.stats.stream.FineTimes;
import salvo.stats.stream.StreamClock;
import salvo.text.DurationText;
import salvo.text.Outputs;
import salvo.text.Quantity;
import salvo.text.WholeFile;
import salvo.workload.InjectionProfile;
import salvo.workload.Share;
import salvo.workload.Turning;

/**
 * The life of a run around Gatling's own: sandbox and side-car up, events recorded, progress shown,
 * everything stopped, reports written. Safe for use by many threads.
 */
public final class LoadRun {

  private final RunPlan plan;
  private final Launch launch;
  private final Sandboxes sandboxes;
  private final Optional<ResourceMonitor> monitor;
  private final Optional<BlockCollector> blocks;
  private final Recorder recorder;
  private final Injectors injectors;
  private final RunNotes notes;
  private final WarmUpRecorder warmUpRecorder;
  private final ErrorSamples samples;
  private final Optional<BreakPoint> breakPoint;
  private final Optional<WindowedCounts> levels;
  private final RunView view;
  private final Thread rehearsal;
  private final Optional<CapacityRun> search;
  private final Optional<SearchHelp> help;
  private final DrivenLoad load;
  private volatile Optional<Function<InjectionProfile, RunPlan>> planning = Optional.empty();
  private volatile Descriptors keptBack = Descriptors.NONE;
  private final Set<Phase> entered = EnumSet.noneOf(Phase.class);
  private final AtomicLong startedTasks = new AtomicLong();
  private final AtomicLong retries = new AtomicLong();
  private volatile Consumer<String> stopLoad = reason -> {};
  private volatile String setUp = "nothing to make";
  private volatile Optional<Duration> setUpLength = Optional.empty();
  private volatile String warmUp = "";
  private volatile Supplier<StreamTiming> streamTiming = () -> StreamTiming.NONE;
  private volatile Optional<StreamTiming.Calibration> calibration = Optional.empty();
  private volatile long loadStartNanos;
  private volatile Optional<RequestsCsv> requests = Optional.empty();
  private volatile Optional<AbortClock> aborts = Optional.empty();
  private Optional<String> lastFailure = Optional.empty();
  private boolean stopped;

  private LoadRun(RunPlan plan, Launch launch) {
    this.plan = plan;
    this.launch = launch;
    Confidential confidential = plan.settings().confidential();
    this.notes = new RunNotes(confidential.secrets(), confidential.warnings());
    this.load =
        new DrivenLoad(plan.offered(), plan.requestsPerSecond(), plan.settings(), plan.isSearch());
    Set<String> unmeasured = Phase.unmeasuredScenarios(plan.userTypes());
    Duration skipFirst = plan.settings().report().skipFirst();
    this.blocks = plan.baseline().map(it -> new BlockCollector(unmeasured, skipFirst));
    this.recorder = new Recorder(unmeasured, skipFirst, ErrorClusters.kinds(plan.hints()));
    this.recorder.stats().priced(plan.aborts().budget().tariffs());
    this.warmUpRecorder = new WarmUpRecorder(plan, launch, recorder);
    recorder
        .stats()
        .withNames(
            plan.settings().report().mostNames(),
            plan.slos().judged().stream().map(Slo::scope).collect(Collectors.toSet()));
    plan.settings().warnings().forEach(this::warnAhead);
    blocks.ifPresent(it -> recorder.alsoTo(it::accept));
    this.samples = madeSamples();
    this.breakPoint = BreakPoint.of(plan.offered().profile(), plan.slos().judged());
    this.levels = breakPoint.map(it -> it.counts(recorder::isMeasured));
    levels.ifPresent(
        it -> recorder.alsoTo(new Isolated("The search for a break point", it, this::warn)));
    warnOfUnverified(plan.settings());
    this.injectors = Injectors.meet(plan, launch, new Here());
    injectors.figures().ifPresent(it -> recorder.alsoTo(new Isolated("The sum", it, this::warn)));
    this.rehearsal =
        launch.dry()
            ? new Thread("salvo-no-rehearsal")
            : Rehearsal.start(plan.facts("", launch, ""), plan.settings().effective());
    launch.companions().forEach(companion -> companion.start(launch.resultsFolder()));
    this.sandboxes = injectors.sandboxes();
    this.monitor = startMonitor(plan.settings().monitor());
    watchForAborts();
    Turning turning = injectors.turning(load, this::changedByOthers);
    this.view =
        RunView.start(
            plan,
            launch,
            targetName(),
            recorder,
            monitor,
            load.drive().turnedBy(turning),
            this::loadMillis,
            startedTasks::get,
            this::extras,
            injectors,
            this::warn);
    boolean isHelp = !injectors.areNone() && !injectors.areLedByThis();
    this.search = plan.isSearch() && !isHelp ? Optional.of(search(turning)) : Optional.empty();
    this.help = plan.isSearch() && isHelp ? Optional.of(help()) : Optional.empty();
    help.ifPresent(
        it -> recorder.alsoTo(new Isolated("The search for the capacity", it, this::invalidate)));
    search.ifPresent(
        it -> recorder.alsoTo(new Isolated("The search for the capacity", it, this::invalidate)));
    search.flatMap(it -> it.shortage(plan.searched()::perLevel)).ifPresent(this::warnAhead);
    awaitRehearsal();
    checkDescriptors();
  }

  /** Rules for what all injectors do are watched by the first one. */
  private void watchForAborts() {
    if (plan.aborts().isEmpty()) {
      return;
    }
    AbortWatch watch = new AbortWatch(plan.aborts(), this::abort);
    boolean isAlone = injectors.areNone();
    AbortClock clock = new AbortClock(watch, isAlone);
    aborts = Optional.of(clock);
    Consumer<RunEvent> watching = isAlone ? watch : watch::spend;
    recorder.alsoTo(new Isolated("The watch of abortWhen", watching, this::warn));
    injectors.figures().ifPresent(it -> it.watchedBy(all -> heard(all, clock)));
  }

  private void heard(LivePart all, AbortClock clock) {
    clock.used(all.extras().used());
    if (injectors.areLedByThis()) {
      clock.second(scope -> scope.equals(Slo.GLOBAL) ? all.counts().all() : all.counts().of(scope));
    }
  }

  /** What this injector is for the others. */
  private final class Here implements CommonRun.Local {

    private final CommonBeat beat = new CommonBeat(System::nanoTime);
    private final CommonFigures figures =
        new CommonFigures(
            recorder,
            plan.settings().report().skipFirst(),
            Stream.concat(
                    plan.slos().judged().stream().map(Slo::scope),
                    plan.aborts().rules().stream().map(AbortRule::scope))
                .collect(Collectors.toSet()),
            () -> extras().using(aborts.map(AbortClock::used).orElse(Used.NOTHING)),
            System::nanoTime);

    @Override
    public void stop(String reason) {
      stopLoad.accept(reason);
    }

    @Override
    public void warn(String sentence) {
      LoadRun.this.warn(sentence);
    }

    @Override
    public void searched(int injector, byte[] second) throws IOException {
      if (search.isPresent()) {
        search.get().told(injector, second);
      }
    }

    @Override
    public void lost(int injector) {
      search.ifPresent(it -> it.lost(injector));
    }

    @Override
    public CommonFigures figures() {
      return figures;
    }

    @Override
    public Beat beat() {
      return beat.now(recorder.stats(), monitor.flatMap(ResourceMonitor::latest));
    }
  }

  private LiveExtras extras() {
    return new LiveExtras(
        FineTimes.of(streamTiming.get().lag()), recorder.stats().costs(), Used.NOTHING);
  }

  private void changedByOthers(String sentence) {
    if (!plan.isSearch()) {
      view.say("  " + sentence);
    }
  }

  private CapacityRun search(Turning turning) {
    return CapacityRun.of(
        plan.settings(),
        load,
        new CapacityRun.All(share().count(), turning),
        plan.searched().slos(),
        launch.simulation(),
        searched());
  }

  private SearchHelp help() {
    return new SearchHelp(
        plan.settings().report().injectorLimits(), searched(), injectors::searched);
  }

  private CapacityRun.Load searched() {
    return new CapacityRun.Load(
        recorder::isMeasured,
        startedTasks::get,
        recorder::users,
        () -> monitor.flatMap(ResourceMonitor::latest),
        view::tell);
  }

  private ErrorSamples madeSamples() {
    Settings.ErrorSamples asked = plan.settings().errorSamples();
    return new ErrorSamples(
        asked.perCause(),
        ErrorClusters.kinds(plan.hints()),
        plan.settings().confidential().secrets(),
        asked
            .targetLog()
            .or(() -> launch.logOfTarget())
            .filter(it -> asked.perCause() > 0)
            .map(TargetLog::follow));
  }

  /** So that it takes nothing from the load. */
  private void awaitRehearsal() {
    try {
      rehearsal.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void checkDescriptors() {
    Descriptors.free().stream()
        .mapToObj(free -> Descriptors.shortage(plan.offered(), free))
        .flatMap(Optional::stream)
        .forEach(this::warnAhead);
  }

  private void warnAhead(String sentence) {
    warn(sentence);
    console().println("  Note: " + sentence);
  }

  private void warnOfUnverified(Settings settings) {
    boolean isSecured =
        settings.baseUrl().map(URI::getScheme).filter("https"::equalsIgnoreCase).isPresent();
    if (isSecured && !settings.http().tls().verify()) {
      warn("The target's certificate was not verified: salvo.http.tls.verify is false.");
    }
  }

  /**
   * Starts what a run needs beside Gatling.
   *
   * @throws StartException when the sandbox or a companion does not start, or there is nothing to
   *     load
   */
  public static LoadRun start(RunPlan plan, Launch launch) {
    RunPlan checked = StandIn.checked(plan, launch);
    return launch.dry()
        ? new LoadRun(checked.startingNothing(), launch.withoutCompanions())
        : new LoadRun(checked, launch.withFirst(TargetServer.of(plan.settings())));
  }

  public RunPlan plan() {
    return plan;
  }

  /** What there is to be said of the run so far, in sentences. */
  public List<String> warnings() {
    return notes.warnings();
  }

  public PrintStream console() {
    return launch.console();
  }

  /** Where the load goes. */
  public URI target() {
    return sandboxes.target();
  }

  /** Where the warm-up goes. */
  public URI warmUpTarget() {
    return sandboxes.warmUpTarget();
  }

  /** What tells how exact the times of streams are. */
  public void timeStreamsBy(Supplier<StreamTiming> timing) {
    streamTiming = timing;
  }

  /** Notes what streams of known times have come to. */
  public void calibrated(StreamTiming.Calibration found) {
    calibration = Optional.of(found);
    StreamClock.of(StreamTiming.NONE.with(calibration), List.of())
        .flatMap(StreamText::clock)
        .ifPresent(it -> view.tell("  Clock of streams: " + it + "."));
  }

  /** Tells why nothing is known of how exact the times of streams are. */
  public void notCalibrated(String why) {
    warn(
        "The clock of streams was not calibrated: "
            + why
            + ". How exact their times are is not known (salvo.warmUp.calibration = false leaves it"
            + " out).");
  }

  /** How a run of another load is planned, should this one be changed while it runs. */
  public void planBy(Function<InjectionProfile, RunPlan> how) {
    planning = Optional.of(how);
  }

  /**
   * Waits for the other injectors, where there are any, so that the load of all begins at once.
   *
   * @throws StartException when one of them does not get ready
   */
  public void awaitOthers() {
    injectors.awaitStart();
    help.ifPresent(SearchHelp::start);
  }

  /** Tells the other injectors, where there are any, that the load has to end. */
  public void stopOthers(String reason) {
    injectors.stop(reason);
  }

  /** The part of this injector in the load of all. */
  public Share share() {
    return plan.share();
  }

  /** The load, as it is driven. */
  public DrivenLoad load() {
    return load;
  }

  /** Takes the events of the run. */
  public Consumer<RunEvent> recorder() {
    return new ByPhase(warmUpRecorder, recorder);
  }

  /** Takes failed requests with what was sent and answered. */
  public ErrorSamples samples() {
    return samples;
  }

  /** Says on the console what is about to happen. */
  public void announce() {
    console().print(StartBanner.text(plan, launch, targetName(), seed()));
    monitor.ifPresent(it -> console().println("  Watching: " + it.parts() + "."));
    view.announce();
    if (plan.settings().live().interactive() && (injectors.areNone() || injectors.areLedByThis())) {
      view.awaitStart();
    }
  }

  /** The run's folder, once it exists: side-car, sandbox and companions write there from now on. */
  public void writeTo(Path runFolder) {
    Path folder = runFolder.resolve(RunFiles.FOLDER);
    keptBack = Descriptors.keepBack();
    Outputs outputs = new Outputs();
    outputs.attempt("the run's folder", () -> RunFiles.folder(runFolder));
    outputs.attempt("sandbox.log", () -> sandboxes.moveLogTo(folder));
    outputs.attempt("run.json", () -> RunFiles.write(facts(plan, runFolder), runFolder));
    launch
        .companions()
        .forEach(it -> outputs.attempt("the log of " + it.name(), () -> it.moveLogTo(folder)));
    launch.logOfTarget().ifPresent(it -> samples.logMoved(folder.resolve(TargetServer.LOG)));
    monitor.ifPresent(
        it ->
            outputs.attempt(
                RunFiles.RESOURCES, () -> it.writeTo(folder.resolve(RunFiles.RESOURCES))));
    outputs.attempt(LiveMark.FILE_NAME, () -> LiveMark.write(folder, view.address()));
    outputs.failures().forEach(it -> warn("Could not be started: " + it + "."));
    view.runIs(runFolder.getFileName().toString());
    if (plan.settings().report().requests()) {
      requests = Optional.of(RequestsCsv.in(folder));
      recorder.alsoTo(new Isolated(RequestsCsv.FILE_NAME, requests.get(), this::warn));
    }
  }

  /** Tells how many identities the set-up makes, by user type, and how fast. */
  public void willMake(Map<String, Integer> identities, int perSecond) {
    int all = identities.values().stream().mapToInt(Integer::intValue).sum();
    if (all > 0) {
      Duration length = Duration.ofSeconds(all / perSecond + 1);
      setUpLength = Optional.of(length);
      setUp =
          "making "
              + Quantity.count(all)
              + " users for the load, at most "
              + perSecond
              + " a second: about "
              + DurationText.atMost(length);
    }
  }

  /** Tells how the injector is warmed up. */
  public void willWarmUp(String how) {
    warmUp = how;
  }

  /** Tells something on the console while the run goes on, unless it is to be quiet. */
  public void tell(String sentence) {
    view.tell(sentence);
  }

  /** Tells that the first user of a phase has started; every further one changes nothing. */
  public synchronized void enter(Phase phase) {
    if (!entered.add(phase)) {
      return;
    }
    switch (phase) {
      case WARM_UP ->
          view.enter(
              phase,
              Optional.of(plan.settings().warmUp().duration()).filter(it -> !it.isZero()),
              "  Warm-up: " + warmUp + ", not measured, against " + warmUpTargetName() + ".");
      case SET_UP -> {
        lastFailure = Optional.empty();
        warmUpRecorder.close();
        view.enter(phase, setUpLength, "  Set-up: " + setUp + ", not measured.");
      }
      case LOAD -> {
        loadStartNanos = System.nanoTime();
        view.enter(phase, Optional.empty(), "  Load:");
        aborts.ifPresent(AbortClock::start);
        search.ifPresent(CapacityRun::start);
      }
      case CLEAN_UP -> {
        aborts.ifPresent(AbortClock::close);
        view.enter(phase, Optional.empty(), "  Clean-up: removing what was created, not measured.");
      }
    }
  }

  /** How the load is stopped when somebody who watches it asks for that. */
  public void stopBy(Runnable stopping) {
    stopLoad =
        reason -> {
          view.say("  Stopped by " + reason);
          stopping.run();
        };
    view.stopBy(
        () -> {
          injectors.stop("stopped by hand");
          stopping.run();
        });
  }

  /** Whether somebody who watched it has stopped it. */
  public boolean isStoppedByHand() {
    return view.isStoppedByHand();
  }

  /** Whether another injector of the run has ended its load, or the loss of one has. */
  public boolean isStoppedByOthers() {
    return injectors.areStopped();
  }

  /** Time since the load began, in ms; 0 before. */
  public long loadMillis() {
    return loadStartNanos == 0
        ? 0
        : Duration.ofNanos(System.nanoTime() - loadStartNanos).toMillis();
  }

  /** Whether a scenario of that name is part of the measured load. */
  public boolean isMeasured(String scenario) {
    return recorder.isMeasured(scenario);
  }

  /** Whether no request of the measured load has been recorded. */
  public boolean isEmpty() {
    return recorder.stats().requests() == 0;
  }

  /** Counts a task of the measured load. */
  public void taskStarted() {
    startedTasks.incrementAndGet();
  }

  /** Counts a request that is sent again, if it is one of the measured load. */
  public synchronized void requestRetried() {
    if (entered.contains(Phase.LOAD) && !entered.contains(Phase.CLEAN_UP)) {
      retries.incrementAndGet();
    }
  }

  /** Keeps in mind why requests get no answer while the load is made ready. */
  public synchronized void requestFailed(Throwable failure) {
    if (!entered.contains(Phase.LOAD)) {
      Throwable root = RootCause.of(failure);
      lastFailure = Optional.of(root.getClass().getSimpleName() + ": " + root.getMessage());
    }
  }

  /** Why a request before the load got no answer: its cause, an example and what to do. */
  public synchronized Optional<String> whyNoAnswer() {
    return lastFailure.map(
        message -> {
          ErrorCause cause = ErrorCause.of(0, message);
          return "(" + cause.name() + ": " + message + "). " + cause.hint();
        });
  }

  /** What to do about a status that a request before the load was answered with. */
  public String whatToDo(int status) {
    return ErrorCause.of(status, "", plan.hints()).hint();
  }

  /** Notes a sentence that readers of the figures should know. */
  public void warn(String sentence) {
    notes.warn(sentence);
  }

  /** Notes what became of the asynchronous jobs of the load, and warns of what went wrong. */
  public void followed(JobFigures figures) {
    notes.followed(figures);
  }

  /** Notes what Gatling says of an assertion of the simulation's own that does not hold. */
  public void assertionBroken(String text) {
    notes.assertionBroken(text);
  }

  /** Notes what the simulation was to do around its load and could not, in a full sentence. */
  public void hookFailed(String sentence) {
    notes.hookFailed(sentence);
  }

  /** Notes why nothing can be measured; the first reason stands. */
  public void invalidate(String sentence) {
    notes.invalidate(sentence);
  }

  /** Whether a rule or a budget ended the load before its time. */
  public boolean isAborted() {
    return notes.isAborted();
  }

  /**
   * Ends the process as an interruption does, on a thread of its own: exiting waits for reports.
   */
  private void abort(String reason) {
    String sentence =
        String.format(
            Locale.ROOT, "The load was ended after %.1f s by %s.", loadMillis() / 1000.0, reason);
    notes.aborted(sentence);
    invalidateWhenTargetsAreLost();
    view.say(sentence);
    stopOthers(sentence);
    new Thread(() -> System.exit(Verdict.Status.FAIL.exitCode()), "salvo-abort").start();
  }

  /** Stops what was started, after a load that has ended; a second call does nothing. */
  public synchronized void stop() {
    if (!stopped) {
      invalidateWhenTargetsAreLost();
      end();
    }
  }

  /** A load on what is gone measures nothing. */
  private void invalidateWhenTargetsAreLost() {
    if (launch.loadsTarget()) {
      sandboxes.loss().ifPresent(this::invalidate);
    }
    launch.companions().forEach(it -> it.loss().ifPresent(this::invalidate));
  }

  /** The same after one that somebody put an end to, and with it to what was started, perhaps. */
  private synchronized void end() {
    if (!stopped) {
      stopped = true;
      Outputs ends = new Outputs();
      search.ifPresent(it -> ends.attempt("the search for the capacity", it::close));
      help.ifPresent(it -> ends.attempt("the search for the capacity", it::close));
      ends.attempt("the warm-up", warmUpRecorder::close);
      ends.attempt("the live view", view::close);
      aborts.ifPresent(it -> ends.attempt("the watch of abortWhen", it::close));
      monitor.ifPresent(it -> ends.attempt("the side-car", it::stop));
      if (injectors.areNone()) {
        endServers(ends);
      }
      ends.attempt("what was kept back", keptBack::close);
      ends.failures().forEach(it -> warn("Did not end properly: " + it + "."));
    }
  }

  /** Those of a common run are there until the last injector needs them no more. */
  private void endServers(Outputs ends) {
    launch.companions().forEach(it -> ends.attempt(it.name(), it::stop));
    ends.attempt("the sandbox", sandboxes::close);
  }

  /** Stops what was started for a run that is not to be, and leaves nothing behind. */
  public void discard() {
    injectors.leave();
    end();
    endServers(new Outputs());
    sandboxes.discard();
  }

  /** Whether the load came to its own end. */
  public synchronized boolean isStopped() {
    return stopped;
  }

  /**
   * Judges the run, writes its reports and shows the verdict.
   *
   * @param gatlingActuals what Gatling makes of the objectives
   * @return the exit status
   */
  public int finish(Path runFolder, Verdict.Ending ending, Map<Slo, Double> gatlingActuals) {
    end();
    if (ending.isInterruption()) {
      catchUp(RunFiles.log(runFolder));
    }
    requests.ifPresent(this::close);
    RunPlan driven = driven();
    breakPoint
        .filter(it -> !load.isChanged())
        .flatMap(it -> it.sentence(recorder.stats(), levels.orElseThrow()))
        .ifPresent(this::warn);
    recorder.failure().ifPresent(e -> invalidate("Recording failed: " + e + "."));
    RunFacts facts =
        (ending.isInterruption() ? facts(driven, runFolder) : load.drawn(facts(driven, runFolder)))
            .ended(
                startedTasks.get(),
                load.changes(),
                gatlingActuals,
                notes.outcome(ending, live(), search.map(CapacityRun::capacity)));
    RunReport report = report(facts, Replay.ofLog(RunFiles.log(runFolder)));
    Path folder = runFolder.resolve(RunFiles.FOLDER);
    if (injectors.areNone()) {
      console().print(rendered(report, folder));
      console().flush();
    }
    Outputs outputs = new Outputs();
    if (injectors.areNone()) {
      outputs.attempt("the verdict on the live page", () -> view.finish(report.verdict()));
    }
    search.ifPresent(
        it ->
            outputs.attempt(
                RunFiles.CAPACITY,
                () ->
                    WholeFile.write(
                        folder.resolve(RunFiles.CAPACITY),
                        CapacityJson.of(it.result()).toPrettyString() + "\n")));
    RunFiles.write(facts, report, runFolder, plan.settings().output().formats(), outputs);
    outputs.attempt(LiveMark.FILE_NAME, () -> LiveMark.remove(folder));
    outputs.failures().forEach(it -> console().println("Not written: " + it + "."));
    Verdict verdict = injectors.areNone() ? report.verdict() : concluded(runFolder);
    if (launch.underMaven() && verdict.status() != Verdict.Status.PASS) {
      console().println(RunText.underMaven(verdict.status()));
    }
    Path page = reported(folder);
    view.end(Optional.of(page).filter(Files::isRegularFile));
    if (Files.isRegularFile(page)) {
      console().println("Report      " + page.toUri());
    }
    return verdict.status().exitCode();
  }

  /** The report of all injectors, where there are several and it is on this machine. */
  private Path reported(Path own) {
    Path whole =
        injectors.areNone()
            ? own
            : RunFiles.common(launch.resultsFolder()).resolve(RunFiles.FOLDER);
    Path page = whole.resolve(HtmlReport.FILE_NAME);
    return Files.isRegularFile(page) ? page : own.resolve(HtmlReport.FILE_NAME);
  }

  private String rendered(RunReport report, Path folder) {
    return ConsoleVerdict.render(report, folder, launch.terminal(), launch.isAscii());
  }

  /** The verdict on the runs of all injectors. */
  private Verdict concluded(Path runFolder) {
    Outputs ends = new Outputs();
    Verdict verdict = injectors.conclude(runFolder, () -> endServers(ends), this::rendered);
    ends.attempt("the verdict on the live page", () -> view.finish(verdict));
    ends.failures().forEach(it -> console().println("Did not end properly: " + it + "."));
    console().flush();
    return verdict;
  }

  private RunFacts.Live live() {
    return RunFacts.Live.of(
        recorder.stats(),
        retries.get(),
        StreamClock.of(
            streamTiming.get().with(calibration), StreamLimits.of(plan.settings(), plan.system())));
  }

  private RunReport report(RunFacts facts, Replay replay) {
    List<ResourceSample> resources = monitor.map(ResourceMonitor::samples).orElse(List.of());
    Map<String, Object> configuration = plan.settings().effective();
    RunReport report =
        Analysis.report(facts, recorder.stats(), resources, configuration, replay)
            .with(samples.end());
    return plan.baseline()
        .flatMap(
            it ->
                blocks.map(counted -> it.compare(report, facts, resources, configuration, counted)))
        .orElse(report);
  }

  private RunFacts facts(RunPlan known, Path runFolder) {
    RunFacts facts =
        known.facts(runFolder.getFileName().toString(), launch, targetName()).sharedBy(share());
    return seed().isPresent() ? facts.drawnBy(seed().getAsLong()) : facts;
  }

  /** Of what is drawn at random; empty where a simulation has its own way to let users come. */
  private OptionalLong seed() {
    return planning.isPresent() ? OptionalLong.of(load.seed()) : OptionalLong.empty();
  }

  /** What the plan comes to be when the load is changed while it runs. */
  private RunPlan driven() {
    return planning
        .filter(it -> load.isChanged())
        .map(it -> plan.as(it.apply(load.profile())))
        .orElse(plan);
  }

  private void close(RequestsCsv file) {
    file.close();
    file.failure()
        .ifPresent(
            e ->
                warn(
                    RequestsCsv.FILE_NAME
                        + " lacks requests, because writing it failed: "
                        + e
                        + "."));
  }

  private void catchUp(Path log) {
    try {
      recorder.catchUp(log);
    } catch (IOException | RuntimeException | Error e) {
      warn(
          "The last requests may be missing, because the log cannot be read: "
              + Outputs.reason(e)
              + ".");
    }
  }

  private Optional<ResourceMonitor> startMonitor(Settings.Monitor settings) {
    if (!settings.enabled()) {
      return Optional.empty();
    }
    Watched watched = new Watched(true, targetProcess(settings), settings.exporters());
    return Optional.of(
        ResourceMonitor.start(
            new ResourceMonitor.Options(
                settings.interval(), watched, Optional.empty(), this::warn)));
  }

  private TargetProcess targetProcess(Settings.Monitor settings) {
    if (settings.targetPid().isPresent()) {
      return TargetProcess.withPid(settings.targetPid().getAsLong());
    }
    return launch.loadsTarget() ? sandboxes.targetProcess() : TargetProcess.NONE;
  }

  private String targetName() {
    List<String> names = new ArrayList<>();
    if (launch.loadsTarget()) {
      boolean given = plan.settings().baseUrl().isPresent();
      names.add(given ? target().toString() : "sandbox at " + target());
    }
    launch.companions().stream()
        .filter(it -> !(it instanceof TargetServer))
        .forEach(companion -> names.add(companion.name()));
    return String.join(" and ", names);
  }

  private String warmUpTargetName() {
    return warmUpTarget().equals(target()) ? "the target" : "a sandbox";
  }
}
