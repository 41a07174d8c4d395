package salvo.run.capacity;

import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import salvo.Daemon;
import salvo.analysis.Capacity;
import salvo.analysis.InjectorFacts;
import salvo.capacity.CapacityPlan;
import salvo.capacity.CapacityResult;
import salvo.capacity.CapacitySearch;
import salvo.capacity.Command;
import salvo.capacity.Feasibility;
import salvo.capacity.level.Level;
import salvo.capacity.level.Observation;
import salvo.config.Settings;
import salvo.event.RunEvent;
import salvo.monitor.sample.ResourceSample;
import salvo.run.drive.DrivenLoad;
import salvo.slo.Slo;
import salvo.text.Quantity;
import salvo.workload.Dial;
import salvo.workload.InjectionProfile;
import salvo.workload.Model;
import salvo.workload.OfferedLoad;
import salvo.workload.Turning;

/**
 * Drives the load of a run from level to level until the search knows what the target holds. It
 * takes the requests of the measured load as they end, and once a second turns the dial.
 */
public final class CapacityRun implements Consumer<RunEvent>, AutoCloseable {

  private static final long SECOND_NANOS = Duration.ofSeconds(1).toNanos();

  /** So near its end the level of a load can no longer be changed by all. */
  private static final long LAST_NANOS = 5 * SECOND_NANOS;

  private final CapacityPlan plan;
  private final OptionalDouble atLeast;
  private final DrivenLoad driven;
  private final Dial dial;
  private final Turning turning;
  private final Load load;
  private final CapacitySearch search;
  private final SearchShare share;
  private final SearchSum sum;
  private final boolean isAlone;
  private final ResourceWatch resources;
  private final ScheduledExecutorService timer = Daemon.timer("salvo-capacity");

  /** Where all injectors have to agree on a level it waits, and the seconds go on. */
  private final ScheduledExecutorService driver = Daemon.timer("salvo-capacity-levels");

  private final Map<Long, Span> spans = new ConcurrentHashMap<>();
  private long number;
  private long seenNanos;
  private double seenOffered;
  private long changedAt;
  private int toldLevels;
  private double asked = -1;
  private boolean isOver;
  private volatile boolean isClosed;

  /**
   * A second as it was asked for.
   *
   * @param end ns since the load began
   */
  private record Span(long end, double seconds, long offered) {}

  /**
   * The injectors of the run, of which this is the first.
   *
   * @param turning turns the dials of all
   */
  public record All(int count, Turning turning) {}

  /**
   * What a run tells of its load.
   *
   * @param isMeasured whether a scenario of that name is part of it
   * @param startedTasks so far
   * @param users that are at work
   * @param machine what the side-car saw last
   * @param told gets a sentence for the console now and then
   */
  public record Load(
      Predicate<String> isMeasured,
      LongSupplier startedTasks,
      IntSupplier users,
      Supplier<Optional<ResourceSample>> machine,
      Consumer<String> told) {}

  private CapacityRun(CapacityPlan plan, Settings settings, DrivenLoad driven, All all, Load load) {
    this.plan = plan;
    this.atLeast = settings.capacity().atLeast();
    this.driven = driven;
    this.dial = driven.dial();
    this.turning = all.turning();
    this.load = load;
    this.search = new CapacitySearch(plan);
    this.share = new SearchShare(settings.report().injectorLimits(), load);
    this.sum = new SearchSum(all.count());
    this.isAlone = all.count() == 1;
    this.resources = new ResourceWatch(InjectorFacts.ofThisProcess().processors());
  }

  /**
   * The search that the settings ask for.
   *
   * @param driven its first level, the time that it may take, and the dial
   * @param all the injectors that make the load
   * @param slos what each level is judged by
   */
  public static CapacityRun of(
      Settings settings, DrivenLoad driven, All all, List<Slo> slos, String simulation, Load load) {
    InjectionProfile first = driven.profile();
    CapacityPlan plan =
        new CapacityPlan(
            first.model() == Model.CLOSED
                ? CapacityPlan.Unit.USERS
                : CapacityPlan.Unit.TASKS_PER_SECOND,
            OfferedLoad.of(first).peak(),
            driven.dial().ceiling(),
            settings.capacity().precision(),
            CapacityPlan.USUAL_CONFIDENCE,
            CapacityPlan.USUAL_LEVELS,
            times(settings.capacity(), first.duration()),
            slos,
            settings.capacity().goodput(),
            "mix and data of " + simulation + ", seed " + driven.seed());
    return new CapacityRun(plan, settings, driven, all, load);
  }

  private static CapacityPlan.Times times(Settings.Capacity settings, Duration budget) {
    return new CapacityPlan.Times(
        CapacityPlan.Times.USUAL.ramp(),
        settings.settle(),
        settings.limit(),
        settings.drain(),
        settings.recovery(),
        budget);
  }

  /**
   * What the first level is too low to decide in its time, the worst of it; empty for nothing.
   *
   * @param perLevel requests per second that a level of 1 makes in a scope
   */
  public Optional<String> shortage(ToDoubleFunction<String> perLevel) {
    List<Feasibility.Shortage> all = Feasibility.shortages(plan, plan.start(), perLevel);
    return all.stream()
        .max(Comparator.comparing(Feasibility.Shortage::needed))
        .map(
            worst ->
                (all.size() > 1
                        ? Quantity.count(all.size())
                            + " objectives cannot be decided at the first level. The worst of them:"
                            + " "
                        : "")
                    + Feasibility.sentence(plan, worst));
  }

  /** The load begins, or has begun a moment ago. */
  public void start() {
    later(this::begin);
    long begun = isAlone ? 0 : dial.elapsed();
    number = begun / SECOND_NANOS;
    timer.scheduleAtFixedRate(
        this::second, SECOND_NANOS - begun % SECOND_NANOS, SECOND_NANOS, TimeUnit.NANOSECONDS);
  }

  private synchronized void begin() {
    drive(search.begin());
  }

  private void later(Runnable task) {
    try {
      driver.execute(task);
    } catch (RejectedExecutionException e) {
      // Whoever tells something knows nothing yet of the end of the search.
      return;
    }
  }

  @Override
  public void accept(RunEvent event) {
    share.accept(event);
  }

  /** Another injector has told what it did in a second. */
  public void told(int injector, byte[] second) throws IOException {
    sum.add(injector, SearchedSecond.of(second));
    later(this::seeWhole);
  }

  /** Another injector does nothing any more. */
  public void lost(int injector) {
    sum.lost(injector);
    later(this::seeWhole);
  }

  /** The search is over, wherever it has got to; a second call does nothing. */
  @Override
  public void close() {
    isClosed = true;
    timer.shutdownNow();
    driver.shutdownNow();
    synchronized (this) {
      search.stop();
    }
  }

  /** What was found, once it is closed. */
  public synchronized CapacityResult result() {
    CapacityResult result = search.result();
    return resources.changedBefore(result).map(result::with).orElse(result);
  }

  /** The same as the reports have it. */
  public synchronized Capacity capacity() {
    return Capacities.of(result(), atLeast);
  }

  private void second() {
    SearchedSecond own = share.take(++number);
    spans.put(own.number(), span());
    sum.add(0, own);
    later(this::seeWhole);
  }

  private Span span() {
    long now = dial.elapsed();
    double offered = driven.offeredUntil(now);
    Span span =
        new Span(
            now,
            (double) (now - seenNanos) / SECOND_NANOS,
            Math.round(offered) - Math.round(seenOffered));
    seenNanos = now;
    seenOffered = offered;
    return span;
  }

  private synchronized void seeWhole() {
    for (SearchedSecond second : sum.take()) {
      Span span = spans.remove(second.number());
      if (span != null && !isOver) {
        see(second, span);
      }
    }
  }

  /** What was done before all had changed the level says nothing of the one that was asked for. */
  private void see(SearchedSecond second, Span span) {
    long offered = isAsManyAsStarted() ? second.started() : span.offered();
    Observation observed = second.over(span.seconds(), offered);
    resources.see(search.running(), observed, load.machine().get());
    drive(span.end() <= changedAt ? search.pass(span.seconds()) : search.next(observed));
    tell();
  }

  /** How many come to the other injectors by chance, they tell only when they begin with them. */
  private boolean isAsManyAsStarted() {
    return plan.unit() == CapacityPlan.Unit.USERS || !isAlone && driven.isByChance();
  }

  private void drive(Command command) {
    try {
      apply(command);
    } catch (RuntimeException | Error e) {
      if (!isClosed && dial.course().nanos() - dial.elapsed() > LAST_NANOS) {
        load.told().accept("The search for the capacity ended early: " + reason(e));
      }
      finish();
    }
  }

  /** What is refused is told in a sentence. */
  private static String reason(Throwable failure) {
    return failure instanceof IllegalArgumentException ? failure.getMessage() : failure + ".";
  }

  private void finish() {
    isOver = true;
    timer.shutdown();
    turning.end();
  }

  private void apply(Command command) {
    switch (command.action()) {
      case RAMP, HOLD -> turn(command.level(), command.over());
      case DRAIN -> turn(0, Duration.ZERO);
      case FINISH -> finish();
    }
  }

  private void turn(double level, Duration ramp) {
    double whole = plan.unit() == CapacityPlan.Unit.USERS ? Math.rint(level) : level;
    if (whole != asked) {
      asked = whole;
      Dial.Change change = turning.turn(Dial.Kind.SET, whole, ramp);
      changedAt = isAlone ? 0 : change.at().toNanos();
    }
  }

  private void tell() {
    List<Level> levels = search.result().levels();
    levels.stream().skip(toldLevels).map(this::sentence).forEach(load.told());
    toldLevels = levels.size();
  }

  private String sentence(Level level) {
    Level.Figures figures = level.figures();
    return String.format(
        Locale.ROOT,
        "  %-12s %-10s %,7d requests   p50 %,6d ms   p95 %,6d ms   %s",
        plan.unit().text(level.level()),
        level.outcome().name().toLowerCase(Locale.ROOT),
        figures.requests(),
        figures.p50(),
        figures.p95(),
        level.reason());
  }
}
