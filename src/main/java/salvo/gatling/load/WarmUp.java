package salvo.gatling.load;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.doIfOrElse;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.group;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.rampUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.repeat;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Session;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import salvo.Daemon;
import salvo.config.Settings;
import salvo.event.Phase;
import salvo.gatling.draw.DrawnChains;
import salvo.gatling.draw.Draws;
import salvo.gatling.draw.UserNumbers;
import salvo.gatling.engine.Engine;
import salvo.gatling.load.inflow.Crew;
import salvo.gatling.load.inflow.Inflow;
import salvo.gatling.load.inflow.Population;
import salvo.gatling.users.Identities;
import salvo.gatling.users.Task;
import salvo.run.LoadRun;
import salvo.run.ahead.RisingRate;
import salvo.text.DurationText;
import salvo.text.Quantity;
import salvo.workload.Course;
import salvo.workload.Dial;
import salvo.workload.Stage;

/**
 * What comes before the load and is not measured. It follows the load that comes: users who ask
 * again as soon as they are answered are as many, until their rate no longer rises; anything else
 * is a rate that rises to that of the load.
 */
final class WarmUp {

  private static final int CLEANERS = 4;
  private static final int TASKS_OF_ONE = 300;
  private static final String LIMBER = "limber";

  /** What a user does in place of a task that is left out. */
  private static final Duration INSTEAD = Duration.ofMillis(100);

  private final LoadRun run;
  private final Engine engine;
  private final UserMix mix;
  private final Protocols protocols;
  private final Identities identities;
  private final DrawnChains chains;
  private final UnaryOperator<String> reason;
  private final Settings.WarmUp settings;
  private final int users;
  private final Set<String> cold = ConcurrentHashMap.newKeySet();

  /**
   * @param identities those of the warm-up
   * @param reason says of a failure what is behind it
   */
  WarmUp(
      LoadRun run,
      Engine engine,
      UserMix mix,
      Protocols protocols,
      Identities identities,
      DrawnChains chains,
      UnaryOperator<String> reason) {
    this.run = run;
    this.engine = engine;
    this.mix = mix;
    this.protocols = protocols;
    this.identities = identities;
    this.chains = chains;
    this.reason = reason;
    this.settings = run.plan().settings().warmUp();
    this.users = settings.tasksPerSecond().isEmpty() ? mix.busyUsers() : 0;
  }

  /** What it is going to do. */
  String words() {
    return course() + leftOut();
  }

  private String course() {
    return users > 0
        ? "as many users as the load has, until their rate no longer rises, at most "
            + DurationText.of(settings.limit())
        : String.format(
            Locale.ROOT,
            "%d s with up to %.0f tasks/s",
            settings.duration().toSeconds(),
            run.plan().warmUpRate() / run.share().count());
  }

  PopulationBuilder population() {
    PopulationBuilder population = users > 0 ? crew() : rate();
    return population.protocols(protocols.warmUp());
  }

  /** It leaves nothing behind either, wherever it went. */
  PopulationBuilder cleanUp() {
    return scenario(Phase.WARM_UP.scenario("clean-up"))
        .exec(identities.cleanUp())
        .injectOpen(atOnceUsers(CLEANERS))
        .protocols(protocols.silentWarmUp());
  }

  private PopulationBuilder rate() {
    double rate = run.plan().warmUpRate() / run.share().count();
    return scenarioOf(UserNumbers.SHARED)
        .exec(anyType(this::oneTask))
        .injectOpen(rampUsersPerSec(rate / 10).to(rate).during(settings.duration()));
  }

  private PopulationBuilder crew() {
    Dial dial =
        new Dial(
            Course.of(List.of(new Stage.ConcurrentUsers(users, users, settings.limit()))),
            users,
            System::nanoTime);
    Crew crew = new Crew(dial::course, dial::elapsed, run.share());
    LongAdder tasks = new LongAdder();
    AtomicBoolean isWatched = new AtomicBoolean();
    ChainBuilder shift =
        asLongAs(session -> stays(session, crew))
            .on(
                exec(session -> Draws.nextTask(session).markAsSucceeded())
                    .exec(anyType(this::nextTask))
                    .exec(
                        session -> {
                          tasks.increment();
                          return session;
                        }));
    ScenarioBuilder scenario =
        scenarioOf(UserNumbers.WARM_UP_LOAD)
            .exec(
                session -> {
                  if (isWatched.compareAndSet(false, true)) {
                    endWhenSteady(dial, tasks);
                  }
                  return session;
                })
            .exec(group(LIMBER).on(limber()))
            .exec(doIf(session -> crew.stays()).then(shift));
    Inflow inflow =
        new Inflow(
            dial,
            () -> {},
            () -> {},
            engine::completed,
            failure -> {
              run.warn("The warm-up ended early: " + failure + ".");
              dial.end();
            });
    return Population.of(scenario, inflow, crew, UserNumbers.WARM_UP_LOAD);
  }

  /**
   * What can follow what in a scenario, once for each user: code that has met two kinds of
   * successor is compiled for these two, and the load has others.
   */
  private static ChainBuilder limber() {
    ChainBuilder step = exec(session -> session);
    ChainBuilder steps = group(LIMBER).on(repeat(1).on(step));
    return exec(
        doIf(session -> true).then(steps),
        doIf(session -> false).then(steps),
        doIf(session -> true).then(doIf(session -> true).then(repeat(1).on(step))),
        group(LIMBER).on(step),
        doIf(session -> true).then(pause(Duration.ZERO)),
        group(LIMBER).on(step),
        repeat(1).on(step),
        group(LIMBER).on(step),
        pause(Duration.ZERO),
        group(LIMBER).on(step),
        doIf(session -> true).then(step));
  }

  /**
   * Users come and go meanwhile: the compiler leaves out what it has not seen to happen, and would
   * begin anew with the first connections of the load.
   */
  private static boolean stays(Session session, Crew crew) {
    if (Draws.of(session).tasks() < TASKS_OF_ONE) {
      return crew.stays();
    }
    crew.leaves();
    return false;
  }

  private void endWhenSteady(Dial dial, LongAdder tasks) {
    RisingRate rate = new RisingRate();
    CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
    ScheduledExecutorService timer = Daemon.timer("salvo-warm-up");
    timer.scheduleAtFixedRate(
        () -> {
          if (!rate.rises(tasks.sum(), compiler.getTotalCompilationTime())) {
            dial.end();
          }
          if (dial.elapsed() >= dial.course().nanos()) {
            timer.shutdown();
            run.tell(
                "  Warm-up: ended after "
                    + DurationText.of(Duration.ofSeconds(dial.elapsed() / 1_000_000_000))
                    + ", "
                    + Quantity.count(tasks.sum())
                    + " tasks.");
          }
        },
        1,
        1,
        TimeUnit.SECONDS);
  }

  private ScenarioBuilder scenarioOf(UserNumbers numbers) {
    String name = Phase.WARM_UP_LOAD;
    long seed = run.load().seed();
    return scenario(name)
        .exec(session -> Draws.begin(session, seed, name, numbers.ordinal(session)));
  }

  /** Each user is of one type. */
  private ChainBuilder anyType(Function<String, ChainBuilder> ofType) {
    return chains.once(
        Phase.WARM_UP_LOAD,
        mix.userTypes(),
        type -> mix.share(type.name()),
        type -> warmedUp(type.name(), ofType.apply(type.name())));
  }

  private ChainBuilder oneTask(String type) {
    return chains.once(
        type,
        mix.tasks(type),
        UserMix.WeightedTask::share,
        weighted -> inGroups(type, weighted.task()));
  }

  /** As those of the load are; what may be sent to the target once only is not sent before. */
  private ChainBuilder inGroups(String type, Task task) {
    return isLeftOut(task) ? pause(INSTEAD) : group(type).on(group(task.name()).on(task.chain()));
  }

  private boolean isLeftOut(Task task) {
    return protocols.isWarmUpOnTarget() && !UniqueRecords.of(task.chain()).isEmpty();
  }

  private String leftOut() {
    List<String> names =
        mix.userTypes().stream()
            .flatMap(type -> mix.tasks(type.name()).stream())
            .map(UserMix.WeightedTask::task)
            .filter(this::isLeftOut)
            .map(Task::name)
            .distinct()
            .toList();
    return names.isEmpty()
        ? ""
        : ", without " + String.join(", ", names) + ", whose records are used once";
  }

  private ChainBuilder nextTask(String type) {
    return chains.eachTask(
        type,
        users,
        mix.tasks(type),
        UserMix.WeightedTask::share,
        weighted -> inGroups(type, weighted.task()));
  }

  /** Without an identity there is nobody to act as, and so nothing to warm up by. */
  private ChainBuilder warmedUp(String type, ChainBuilder task) {
    return doIfOrElse((Session session) -> identities.ready(type) > 0)
        .then(exec(session -> identities.assign(session, type)).exec(task))
        .orElse(
            exec(
                session -> {
                  if (cold.add(type)) {
                    run.warn(
                        "The warm-up warmed up nothing as "
                            + type
                            + ": "
                            + reason.apply(identities.failure().orElse("it made no such user")));
                  }
                  return session;
                }));
  }
}
