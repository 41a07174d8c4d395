package salvo.run.capacity;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
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
import salvo.capacity.level.SecondCounter;
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

/**
 * Drives the load of a run from level to level until the search knows what the target holds. It
 * takes the requests of the measured load as they end, and once a second turns the dial.
 */
public final class CapacityRun implements Consumer<RunEvent>, AutoCloseable {

  private static final long SECOND_NANOS = Duration.ofSeconds(1).toNanos();

  private final CapacityPlan plan;
  private final OptionalDouble atLeast;
  private final DrivenLoad driven;
  private final Dial dial;
  private final Load load;
  private final CapacitySearch search;
  private final InjectorWatch injector;
  private final ResourceWatch resources;
  private final SecondCounter counts = new SecondCounter();
  private final ScheduledExecutorService timer = Daemon.timer("salvo-capacity");
  private long seenNanos;
  private double seenOffered;
  private long seenStarted;
  private int toldLevels;
  private double asked = -1;

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

  private CapacityRun(CapacityPlan plan, Settings settings, DrivenLoad driven, Load load) {
    this.plan = plan;
    this.atLeast = settings.capacity().atLeast();
    this.driven = driven;
    this.dial = driven.dial();
    this.load = load;
    this.search = new CapacitySearch(plan);
    int processors = InjectorFacts.ofThisProcess().processors();
    this.injector = new InjectorWatch(settings.report().injectorLimits(), processors);
    this.resources = new ResourceWatch(processors);
  }

  /**
   * The search that the settings ask for.
   *
   * @param driven its first level, the time that it may take, and the dial
   * @param slos what each level is judged by
   */
  public static CapacityRun of(
      Settings settings, DrivenLoad driven, List<Slo> slos, String simulation, Load load) {
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
    return new CapacityRun(plan, settings, driven, load);
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

  /** The load begins. */
  public void start() {
    timer.execute(() -> apply(search.begin()));
    timer.scheduleAtFixedRate(this::second, 1, 1, TimeUnit.SECONDS);
  }

  @Override
  public void accept(RunEvent event) {
    if (event instanceof RunEvent.Request request
        && load.isMeasured().test(request.scenario())
        && !request.isBeside()) {
      counts.count(request.name(), request.responseTimeMillis(), request.ok(), request.status());
    }
  }

  /** The search is over, wherever it has got to; a second call does nothing. */
  @Override
  public void close() {
    timer.shutdownNow();
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

  private synchronized void second() {
    try {
      Observation second = observed();
      resources.see(search.running(), second, load.machine().get());
      apply(search.next(second));
      tell();
    } catch (RuntimeException | Error e) {
      load.told().accept("The search for the capacity ended early: " + e + ".");
      timer.shutdown();
      dial.end();
    }
  }

  private Observation observed() {
    long now = dial.elapsed();
    double offered = driven.offeredUntil(now);
    long started = load.startedTasks().getAsLong();
    long offeredTasks =
        plan.unit() == CapacityPlan.Unit.USERS
            ? started - seenStarted
            : Math.round(offered) - Math.round(seenOffered);
    Observation observation =
        new Observation(
            (double) (now - seenNanos) / SECOND_NANOS,
            offeredTasks,
            started - seenStarted,
            load.users().getAsInt(),
            counts.take(),
            injector.of(load.machine().get()));
    seenNanos = now;
    seenOffered = offered;
    seenStarted = started;
    return observation;
  }

  private void apply(Command command) {
    switch (command.action()) {
      case RAMP, HOLD -> turn(command.level(), command.over());
      case DRAIN -> turn(0, Duration.ZERO);
      case FINISH -> {
        timer.shutdown();
        dial.end();
      }
    }
  }

  private void turn(double level, Duration ramp) {
    double whole = plan.unit() == CapacityPlan.Unit.USERS ? Math.rint(level) : level;
    if (whole != asked) {
      asked = whole;
      dial.set(whole, ramp);
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
