package salvo.run;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import salvo.config.Settings;
import salvo.event.Phase;
import salvo.live.LiveDial;
import salvo.live.LiveMetrics;
import salvo.live.LivePhase;
import salvo.live.LiveRun;
import salvo.live.LiveSource;
import salvo.live.LiveState;
import salvo.live.LiveTotals;
import salvo.live.count.LiveExtras;
import salvo.live.count.LiveWhole;
import salvo.live.page.LiveView;
import salvo.live.prometheus.RunMetrics;
import salvo.live.terminal.DialKeys;
import salvo.live.terminal.LiveTerminal;
import salvo.live.terminal.TerminalKeys;
import salvo.monitor.ResourceMonitor;
import salvo.monitor.sample.ResourceSample;
import salvo.report.html.HtmlAssets;
import salvo.run.common.CommonFigures;
import salvo.run.drive.DialDrive;
import salvo.run.record.Isolated;
import salvo.run.record.Recorder;
import salvo.slo.Verdict;
import salvo.stats.RunStats;
import salvo.web.OwnPage;

/**
 * What can be seen of a run while it goes on: its page, and on the console either one screen, or
 * lines, or nothing.
 */
final class RunView implements AutoCloseable {

  private final PrintStream console;
  private final Settings.Console kind;
  private final Optional<LiveView> view;
  private final Optional<LiveTerminal> screen;
  private final Optional<Progress> progress;
  private final Optional<IntConsumer> keys;
  private Optional<TerminalKeys> terminal = Optional.empty();

  private RunView(
      RunPlan plan,
      Launch launch,
      LiveRun run,
      Recorder recorder,
      Source source,
      Consumer<String> warnings) {
    Settings.Live settings = plan.settings().live();
    this.console = launch.console();
    this.kind = settings.terminal();
    boolean onScreen = kind == Settings.Console.AUTO && launch.terminal();
    this.screen =
        onScreen ? Optional.of(new LiveTerminal(console, launch.isAscii())) : Optional.empty();
    this.progress =
        onScreen || kind == Settings.Console.OFF
            ? Optional.empty()
            : Optional.of(
                new Progress(
                    console, run.load(), source::loadMillis, source::totals, source::rows));
    OptionalInt port = settings.enabled() ? OptionalInt.of(settings.port()) : OptionalInt.empty();
    this.view =
        port.isPresent() || onScreen
            ? Optional.of(
                LiveView.start(
                    new LiveView.Options(
                        run,
                        plan.slos().judged(),
                        source,
                        port,
                        frame -> screen.ifPresent(it -> it.accept(frame)),
                        warnings,
                        Optional.of(reportParts()))))
            : Optional.empty();
    if (source.whole().isEmpty()) {
      view.ifPresent(it -> recorder.alsoTo(new Isolated("The live view", it, warnings)));
    }
    Consumer<String> told = sentence -> say("  " + sentence);
    DialDrive drive = source.drive().telling(told);
    view.ifPresent(it -> it.driveBy(drive));
    this.keys = screen.map(it -> keys(drive));
  }

  private static OwnPage.Allowed reportParts() {
    HtmlAssets assets = HtmlAssets.load();
    return new OwnPage.Allowed(assets.styleHash(), assets.scriptHash());
  }

  private IntConsumer keys(DialDrive drive) {
    return new DialKeys(
        drive,
        () -> view.map(LiveView::stopByHand).orElse(false),
        sentence -> say("  " + sentence),
        System::nanoTime);
  }

  /**
   * Starts to show a run.
   *
   * @param target where the load goes, without secrets
   * @param extras what this injector tells beside its requests
   * @param warnings gets a sentence when something cannot be shown
   */
  static RunView start(
      RunPlan plan,
      Launch launch,
      String target,
      Recorder recorder,
      Optional<ResourceMonitor> monitor,
      DialDrive drive,
      LongSupplier loadMillis,
      LongSupplier startedTasks,
      Supplier<LiveExtras> extras,
      Injectors injectors,
      Consumer<String> warnings) {
    Duration load = plan.offered().duration();
    RunMetrics metrics =
        new RunMetrics(
            new RunMetrics.Run(
                launch.simulation(), plan.system(), plan.offered().profile().name(), plan.hints()),
            recorder::isMeasured,
            startedTasks,
            () -> monitor.flatMap(ResourceMonitor::latest),
            injectors::rows,
            injectors.figures().<Supplier<LiveTotals>>map(it -> it::totals));
    metrics.tell(extras, injectors.figures().<Supplier<LiveExtras>>map(it -> it::extras));
    if (plan.settings().live().enabled()) {
      recorder.alsoTo(new Isolated("The metrics for Prometheus", metrics, warnings));
    }
    LiveRun run =
        new LiveRun(
            launch.simulation(),
            plan.system(),
            plan.offered().profile().name(),
            target,
            load,
            plan.settings().report().skipFirst(),
            plan.hints());
    return new RunView(
        plan,
        launch,
        run,
        recorder,
        new Source(recorder, monitor, drive, loadMillis, metrics, extras, injectors),
        warnings);
  }

  /** Tells where the page is. */
  void announce() {
    address().ifPresent(it -> console.println("  Live page: " + it + "\n"));
  }

  /** Waits for somebody to start the run, where that is asked for and can be done. */
  void awaitStart() {
    if (address().isPresent()) {
      console.println("  Waiting for Start on the live page.");
      view.ifPresent(LiveView::awaitStart);
    } else {
      console.println("  There is no live page to start the run from, so it starts now.");
    }
  }

  void runIs(String id) {
    view.ifPresent(it -> it.runIs(id));
  }

  /** How the load is stopped when the page asks for it. */
  void stopBy(Runnable stopLoad) {
    view.ifPresent(
        it ->
            it.stopBy(
                () -> {
                  say("  Stopped by hand: stopping the load, then the reports.");
                  stopLoad.run();
                }));
  }

  boolean isStoppedByHand() {
    return view.filter(LiveView::isStoppedByHand).isPresent();
  }

  /**
   * A phase has begun, of which the console is told in a sentence.
   *
   * @param length how long it will probably go on; empty when nobody knows
   */
  void enter(Phase phase, Optional<Duration> length, String sentence) {
    view.ifPresent(it -> it.enter(LivePhase.valueOf(phase.name()), length));
    screen.ifPresent(it -> it.open(address()));
    if (phase == Phase.CLEAN_UP) {
      progress.ifPresent(Progress::close);
    }
    if (phase == Phase.LOAD) {
      progress.ifPresent(Progress::start);
      terminal = keys.flatMap(TerminalKeys::open);
    }
    tell(sentence);
  }

  /** Says what is not needed where the console is to be quiet. */
  void tell(String sentence) {
    if (kind != Settings.Console.OFF) {
      say(sentence);
    }
  }

  /** The load is over: the console is free for the reports, the page waits for the verdict. */
  @Override
  public void close() {
    view.ifPresent(it -> it.enter(LivePhase.REPORTS));
    progress.ifPresent(Progress::close);
    terminal.ifPresent(this::release);
    screen.ifPresent(LiveTerminal::close);
  }

  private void release(TerminalKeys opened) {
    try {
      opened.close();
    } catch (IOException e) {
      console.println("The terminal could not be restored: run stty sane. " + e.getMessage());
    }
  }

  /** Shows the verdict to all that watch. */
  void finish(Verdict verdict) {
    view.ifPresent(it -> it.finish(verdict));
  }

  /** Hands the report, if there is one, to all that watch, and ends. */
  void end(Optional<Path> report) {
    view.ifPresent(it -> it.end(report));
  }

  /** Where the page is; empty without one. */
  Optional<URI> address() {
    return view.flatMap(LiveView::address);
  }

  /** Tells something on the console, above what is drawn there. */
  void say(String sentence) {
    screen.ifPresentOrElse(it -> it.say(sentence), () -> console.println(sentence));
  }

  /** What Prometheus gets to see. */
  private record Scraped(RunMetrics metrics) implements LiveMetrics {

    @Override
    public String contentType() {
      return RunMetrics.CONTENT_TYPE;
    }

    @Override
    public void write(OutputStream out) throws IOException {
      metrics.write(out);
    }
  }

  /** What the run tells of itself: where there are several injectors, of all of them. */
  private record Source(
      Recorder recorder,
      Optional<ResourceMonitor> monitor,
      DialDrive drive,
      LongSupplier load,
      RunMetrics counted,
      Supplier<LiveExtras> own,
      Injectors injectors)
      implements LiveSource {

    @Override
    public List<LiveState.Injector> rows() {
      return injectors.rows();
    }

    @Override
    public Optional<LiveWhole> whole() {
      return injectors.figures().map(it -> it);
    }

    @Override
    public Optional<LiveDial> dial() {
      return drive.now();
    }

    @Override
    public Optional<LiveMetrics> metrics() {
      return Optional.of(new Scraped(counted));
    }

    @Override
    public int users() {
      return injectors.figures().map(CommonFigures::users).orElseGet(recorder::users);
    }

    @Override
    public long loadMillis() {
      return load.getAsLong();
    }

    @Override
    public List<RunStats.ErrorCount> errors() {
      return injectors
          .figures()
          .map(CommonFigures::errors)
          .orElseGet(() -> recorder.stats().errors());
    }

    @Override
    public List<RunStats.ErrorCount> crashes() {
      return injectors
          .figures()
          .map(CommonFigures::crashes)
          .orElseGet(() -> recorder.stats().crashes());
    }

    @Override
    public LiveExtras extras() {
      return injectors.figures().map(CommonFigures::extras).orElseGet(own);
    }

    @Override
    public Optional<ResourceSample> resources() {
      return monitor.flatMap(ResourceMonitor::latest);
    }

    private LiveTotals totals() {
      return injectors
          .figures()
          .map(CommonFigures::totals)
          .orElseGet(
              () ->
                  LiveTotals.of(
                      recorder.stats().requests(),
                      recorder.stats().ko(),
                      recorder.users(),
                      recorder.stats().responseTimes()));
    }
  }
}
