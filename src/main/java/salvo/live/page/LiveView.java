package salvo.live.page;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import salvo.Daemon;
import salvo.event.RunEvent;
import salvo.live.LiveDrive;
import salvo.live.LiveFrame;
import salvo.live.LiveMetrics;
import salvo.live.LiveModel;
import salvo.live.LivePhase;
import salvo.live.LiveRun;
import salvo.live.LiveSource;
import salvo.slo.Slo;
import salvo.slo.Verdict;
import salvo.web.OwnPage;

/**
 * Shows a run while it goes on: once a second, on a thread of its own, it computes what happened
 * and gives it to the page and the terminal. Whatever fails here costs the view and a warning,
 * never the run. Safe for use by several threads.
 */
public final class LiveView implements Consumer<RunEvent>, AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration PERIOD = Duration.ofSeconds(1);

  private final LiveModel model;
  private final Optional<LiveServer> page;
  private final Consumer<LiveFrame> screen;
  private final Consumer<String> warnings;
  private final Optional<OwnPage.Allowed> reportParts;
  private volatile Optional<Path> report = Optional.empty();
  private final AtomicBoolean failed = new AtomicBoolean();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final ScheduledExecutorService timer = Daemon.timer("salvo-live");
  private volatile Optional<Runnable> stopLoad = Optional.empty();
  private volatile Optional<LiveDrive> drive = Optional.empty();

  /**
   * What to show and where.
   *
   * @param port of the page, 0 for any free one; empty for none
   * @param screen gets each frame; it may take its time
   * @param warnings gets a sentence when something fails
   * @param reportParts what the report has that the page opens at the end
   */
  public record Options(
      LiveRun run,
      List<Slo> slos,
      LiveSource source,
      OptionalInt port,
      Consumer<LiveFrame> screen,
      Consumer<String> warnings,
      Optional<OwnPage.Allowed> reportParts) {

    /** A page that opens no report. */
    public Options(
        LiveRun run,
        List<Slo> slos,
        LiveSource source,
        OptionalInt port,
        Consumer<LiveFrame> screen,
        Consumer<String> warnings) {
      this(run, slos, source, port, screen, warnings, Optional.empty());
    }
  }

  private LiveView(Options options) {
    this.model = new LiveModel(options.run(), options.slos(), options.source());
    this.screen = options.screen();
    this.warnings = options.warnings();
    this.reportParts = options.reportParts();
    this.page =
        options.port().isEmpty()
            ? Optional.empty()
            : serve(options.port().getAsInt(), options.source().metrics());
  }

  /** Starts to show; a page that cannot be served is a warning. */
  public static LiveView start(Options options) {
    return start(options, PERIOD);
  }

  /**
   * @param period between two frames, and before the first
   */
  static LiveView start(Options options, Duration period) {
    LiveView view = new LiveView(options);
    long millis = period.toMillis();
    view.timer.scheduleAtFixedRate(view::tick, millis, millis, TimeUnit.MILLISECONDS);
    return view;
  }

  /** Where the page is; empty without one. */
  public Optional<URI> address() {
    return page.map(LiveServer::address);
  }

  /** Takes an event of the run, on the thread that records it. */
  @Override
  public void accept(RunEvent event) {
    if (event instanceof RunEvent.Request request && !failed.get()) {
      try {
        model.counts().add(request);
      } catch (RuntimeException | Error e) {
        fail(e);
      }
    }
  }

  /** The run has a folder now, of this name. */
  public void runIs(String id) {
    model.runIs(id);
  }

  public void enter(LivePhase phase) {
    model.enter(phase);
  }

  /**
   * A phase has begun.
   *
   * @param length how long it will probably go on; empty when nobody knows
   */
  public void enter(LivePhase phase, Optional<Duration> length) {
    model.enter(phase, length);
  }

  /** How the load is stopped from now on, when the page asks for it. */
  public void stopBy(Runnable how) {
    stopLoad = Optional.of(how);
  }

  /** How the load is changed from now on, when the page asks for it. */
  public void driveBy(LiveDrive how) {
    drive = Optional.of(how);
  }

  /** Waits until somebody starts the run on the page. */
  public void awaitStart() {
    model.enter(LivePhase.WAITING);
    try {
      begun.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the page has stopped the load. */
  public boolean isStoppedByHand() {
    return stopped.get();
  }

  /** Shows the verdict to all that watch; waits no longer than some seconds. */
  public void finish(Verdict verdict) {
    model.finish(verdict);
    show();
  }

  /**
   * Hands the report to all that watch, and closes; waits no longer than some seconds.
   *
   * @param file empty where there is none
   */
  public void end(Optional<Path> file) {
    report = file.filter(it -> page.isPresent());
    report.ifPresent(
        it -> {
          model.reported(it.toUri());
          show();
          awaitReportTaken(page.get());
        });
    close();
  }

  private void awaitReportTaken(LiveServer server) {
    try {
      server.awaitReportTaken(PATIENCE);
    } catch (IOException e) {
      warnings.accept("The live page has no report: " + e.getMessage() + ".");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void show() {
    Future<?> shown = timer.submit(this::tick);
    try {
      shown.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      fail(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Shows nothing any more; a second call does nothing. */
  @Override
  public void close() {
    if (!timer.isShutdown()) {
      timer.shutdownNow();
      page.ifPresent(this::close);
    }
  }

  private void close(LiveServer server) {
    try {
      server.close();
    } catch (IOException e) {
      warnings.accept("The live page did not close: " + e.getMessage() + ".");
    }
  }

  private Optional<LiveServer> serve(int port, Optional<LiveMetrics> metrics) {
    try {
      return Optional.of(LiveServer.start(port, metrics, new Control()));
    } catch (IOException | RuntimeException | LinkageError e) {
      warnings.accept(noPage(port, e));
      return Optional.empty();
    }
  }

  static String noPage(int port, Throwable reason) {
    return "salvo.live.port = "
        + port
        + ": the run has no live page, because nothing can listen there ("
        + reason.getMessage()
        + ")."
        + (reason.getCause() instanceof TimeoutException
            ? " The machine is too busy to start it."
            : " Free the port, or set 0 for any free one.");
  }

  private final class Control implements LiveControl {

    @Override
    public boolean start() {
      boolean waits = model.phase() == LivePhase.WAITING;
      if (waits) {
        begun.countDown();
      }
      return waits;
    }

    @Override
    public boolean stop() {
      return stopByHand();
    }

    @Override
    public Optional<OwnPage.Allowed> reportParts() {
      return reportParts;
    }

    @Override
    public Optional<Path> report() {
      return report;
    }

    @Override
    public Optional<LiveDrive> drive() {
      return model.phase() == LivePhase.LOAD ? drive : Optional.empty();
    }
  }

  /** Stops the load; false when there is nothing to stop. */
  public boolean stopByHand() {
    Optional<Runnable> how = stopLoad;
    if (how.isEmpty() || model.phase().compareTo(LivePhase.REPORTS) >= 0) {
      return false;
    }
    if (stopped.compareAndSet(false, true)) {
      model.stopping();
      timer.execute(how.get());
    }
    return true;
  }

  private void tick() {
    if (!failed.get()) {
      try {
        LiveFrame frame = model.tick();
        page.ifPresent(it -> it.show(frame));
        screen.accept(frame);
      } catch (RuntimeException | Error e) {
        fail(e);
      }
    }
  }

  private void fail(Throwable failure) {
    if (failed.compareAndSet(false, true)) {
      warnings.accept(
          "The live view ended early, and the run went on without it: " + failure + ".");
    }
  }
}
