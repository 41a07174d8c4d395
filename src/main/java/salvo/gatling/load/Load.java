package salvo.gatling.load;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.group;
import static io.gatling.javaapi.core.CoreDsl.pace;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.rampUsers;
import static io.gatling.javaapi.core.CoreDsl.repeat;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.OpenInjectionStep;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import salvo.event.FigureName;
import salvo.event.Phase;
import salvo.gatling.draw.DrawnChains;
import salvo.gatling.draw.Draws;
import salvo.gatling.draw.NumberedUsers;
import salvo.gatling.draw.UserNumbers;
import salvo.gatling.engine.Engine;
import salvo.gatling.goodput.TasksUnderWay;
import salvo.gatling.load.inflow.AllAtOnce;
import salvo.gatling.load.inflow.Arrivals;
import salvo.gatling.load.inflow.Crew;
import salvo.gatling.load.inflow.CrewCourse;
import salvo.gatling.load.inflow.Inflow;
import salvo.gatling.load.inflow.Population;
import salvo.gatling.load.inflow.Replayed;
import salvo.gatling.stream.calibration.Calibration;
import salvo.gatling.trial.Trial;
import salvo.gatling.users.Identities;
import salvo.gatling.users.Task;
import salvo.gatling.users.ThinkTime;
import salvo.gatling.users.UserType;
import salvo.run.LoadRun;
import salvo.run.StartException;
import salvo.workload.Dial;
import salvo.workload.InjectionProfile;
import salvo.workload.Model;
import salvo.workload.Rate;
import salvo.workload.Share;

/**
 * The populations of a run, one phase after another: warm-up, set-up, the measured user types side
 * by side, clean-up. Only the measured ones are recorded; the others run on a silent protocol.
 */
public final class Load {

  /** What identities say of a request that failed below HTTP. */
  private static final String NO_ANSWER = "no answer";

  private static final Pattern REFUSED = Pattern.compile("\\bstatus ([45]\\d\\d)\\b");

  private static final int CLEANERS_PER_TYPE = 4;

  /** What is left of a load that ends with its work. */
  private static final Duration UNLIMITED = Duration.ofDays(1);

  private static final Duration CLEAN_UP_POLL = Duration.ofMillis(100);

  private final LoadRun run;
  private final InjectionProfile profile;
  private final Share injector;
  private final Engine engine;
  private final UserMix mix;
  private final Protocols protocols;
  private final Identities identities;
  private final Identities warmUpIdentities;
  private final Optional<RateBound> bound;
  private final Dial dial;
  private final Inflow inflow;
  private final Optional<Replay> replay;
  private final DrawnChains chains;
  private final Set<String> loading = ConcurrentHashMap.newKeySet();

  public Load(
      LoadRun run,
      Engine engine,
      UserMix mix,
      Protocols protocols,
      Identities identities,
      Identities warmUpIdentities) {
    this.run = run;
    this.profile = run.plan().offered().profile();
    this.injector = run.share();
    this.bound =
        profile.bound().map(most -> new RateBound(partOf(most, injector), System::nanoTime));
    this.engine = engine;
    this.mix = mix;
    this.protocols = protocols;
    this.identities = identities;
    this.warmUpIdentities = warmUpIdentities;
    this.dial = run.load().dial();
    this.replay = profile.trace().map(trace -> new Replay(trace, dial::elapsed, engine));
    this.chains = new DrawnChains(run.load().seed());
    this.inflow =
        new Inflow(dial, run::awaitOthers, run.load()::userCame, engine::completed, this::broken);
  }

  private static Rate partOf(Rate all, Share injector) {
    return new Rate(all.perSecond() / injector.count(), all.unit());
  }

  private void broken(Throwable failure) {
    boolean isOfOthers = failure instanceof StartException;
    run.invalidate(
        isOfOthers
            ? "The load was not started: " + failure.getMessage()
            : "The load could not be kept up: " + failure + ".");
    engine.stopLoad("the load could not be kept up");
  }

  /** The population that starts the run; the others follow it. */
  public PopulationBuilder populations() {
    run.willMake(SetUpTime.toMake(identities, ownUsers()), identitiesPerSecond());
    if (Trial.isOn()) {
      return trial();
    }
    List<UserType> userTypes = mix.populations();
    userTypes.forEach(type -> loading.add(type.name()));
    List<PopulationBuilder> measured = userTypes.stream().map(this::measuredThenCleaned).toList();
    PopulationBuilder load =
        setUp(Phase.SET_UP, identities, ownUsers(), UserNumbers.SET_UP, protocols.silentTarget())
            .andThen(measured);
    if (isCalibrated()) {
      Calibration calibration =
          new Calibration(protocols.transport(), isWarmedUp(), run::calibrated, run::notCalibrated);
      load = calibration.population(engine, engine::tls).andThen(load);
    }
    if (!isWarmedUp()) {
      return load;
    }
    WarmUp warmUp = new WarmUp(run, engine, mix, protocols, warmUpIdentities, chains, this::reason);
    run.willWarmUp(warmUp.words());
    return setUp(
            Phase.WARM_UP,
            warmUpIdentities,
            mix.oneOfEach(),
            UserNumbers.WARM_UP,
            protocols.silentWarmUp())
        .andThen(warmUp.population().andThen(warmUp.cleanUp().andThen(load)));
  }

  private boolean isWarmedUp() {
    return !run.plan().settings().warmUp().duration().isZero();
  }

  /** Where there are streams; a trial is over before. */
  private boolean isCalibrated() {
    return run.plan().settings().warmUp().calibration() && Calibration.concerns(mix.beside());
  }

  /** Each type has users here, or gets some when the load is raised. */
  private Map<String, Integer> ownUsers() {
    Map<String, Integer> own = new LinkedHashMap<>();
    mix.identities()
        .forEach((type, users) -> own.put(type, Math.max(1, part(type).of((int) users))));
    return own;
  }

  /** The part of this injector in the users of a type. */
  private Share part(String type) {
    return injector.ofRow(mix.userTypes().stream().map(UserType::name).toList().indexOf(type));
  }

  private int identitiesPerSecond() {
    return Math.max(1, SetUpTime.IDENTITIES_PER_SECOND / injector.count());
  }

  private PopulationBuilder setUp(
      Phase phase,
      Identities made,
      Map<String, Integer> counts,
      UserNumbers all,
      HttpProtocolBuilder protocol) {
    UserNumbers numbers = all.sharedBy(injector, injector);
    List<String> userTypes = new ArrayList<>();
    SetUpTime.toMake(made, counts)
        .forEach((type, count) -> userTypes.addAll(Collections.nCopies(count, type)));
    if (userTypes.isEmpty()) {
      userTypes.add(counts.keySet().iterator().next());
    }
    int users = userTypes.size();
    AtomicInteger done = new AtomicInteger();
    String name = phase.scenario("identities");
    ScenarioBuilder scenario =
        scenario(name)
            .exec(entering(phase))
            .exec(beginning(name, numbers))
            .exec(session -> session.set(Identities.USER_TYPE, userTypes.get(ownUser(session))))
            .exec(made.prepare())
            .exec(
                session -> {
                  int ready = done.incrementAndGet();
                  if (phase == Phase.SET_UP) {
                    SetUpTime.progress(ready, users, identitiesPerSecond()).ifPresent(run::tell);
                  }
                  return session;
                })
            .exec(engine);
    return NumberedUsers.of(scenario, atMostPerSecond(users), numbers).protocols(protocol);
  }

  private int ownUser(Session session) {
    return Math.toIntExact(Draws.of(session).user() / injector.count());
  }

  private OpenInjectionStep atMostPerSecond(int users) {
    return users <= identitiesPerSecond()
        ? atOnceUsers(users)
        : rampUsers(users).during(Duration.ofSeconds(users / identitiesPerSecond()));
  }

  /** One user type after another, each of one user, who does each task once. */
  private PopulationBuilder trial() {
    List<UserType> userTypes = mix.userTypes();
    PopulationBuilder load = null;
    for (int i = userTypes.size() - 1; i >= 0; i--) {
      PopulationBuilder tried = tried(userTypes.get(i), i);
      load =
          load == null
              ? tried.andThen(userTypes.stream().map(it -> cleanUp(it.name())).toList())
              : tried.andThen(load);
    }
    return setUp(
            Phase.SET_UP, identities, mix.oneOfEach(), UserNumbers.SET_UP, protocols.silentTarget())
        .andThen(load);
  }

  private PopulationBuilder tried(UserType type, int index) {
    UserNumbers numbers = UserNumbers.ofType(index).sharedBy(injector, injector);
    List<ChainBuilder> tasks =
        type.weightedTasks().stream().map(task -> task(type.name(), grouped(task))).toList();
    ScenarioBuilder scenario =
        scenario(type.name())
            .exec(entering(Phase.LOAD))
            .exec(beginning(type.name(), numbers))
            .exec(prepared(type.name(), exec(tasks)));
    return NumberedUsers.of(scenario, atOnceUsers(1), numbers).protocols(protocols.target());
  }

  private PopulationBuilder measuredThenCleaned(UserType type) {
    return measured(type).andThen(cleanUp(type.name()));
  }

  private PopulationBuilder measured(UserType type) {
    Share part = part(type.name());
    UserNumbers numbers =
        UserNumbers.ofType(mix.userTypes().indexOf(type)).sharedBy(injector, part);
    ScenarioBuilder scenario =
        scenario(type.name()).exec(entering(Phase.LOAD)).exec(beginning(type.name(), numbers));
    PopulationBuilder population =
        switch (profile.model()) {
          case OPEN -> arrivals(scenario, type, numbers);
          case CLOSED ->
              profile.tasksPerUser().isPresent()
                  ? fixedWork(scenario, type.name(), profile.tasksPerUser().getAsInt(), numbers)
                  : crew(scenario, type.name(), numbers);
        };
    return population.protocols(protocols.target());
  }

  /** What a user draws is told by who it is. */
  private ChainBuilder beginning(String population, UserNumbers numbers) {
    long seed = run.load().seed();
    return exec(session -> Draws.begin(session, seed, population, numbers.ordinal(session)));
  }

  private PopulationBuilder arrivals(ScenarioBuilder scenario, UserType type, UserNumbers numbers) {
    List<UserType> all = mix.userTypes();
    List<Double> shares = all.stream().map(it -> mix.share(it.name())).toList();
    int index = all.indexOf(type);
    Share part = part(type.name());
    ChainBuilder tasks = prepared(type.name(), task(type.name()));
    if (replay.isPresent()) {
      Replayed instants = new Replayed(replay.get().trace(), shares, index, part);
      ChainBuilder arrived = exec(session -> replay.get().arrived(session, instants, numbers));
      return Population.of(scenario.exec(arrived).exec(tasks), inflow, instants, numbers);
    }
    return Population.of(
        scenario.exec(tasks),
        inflow,
        new Arrivals(dial::course, shares, index, part, run.load().spacing()),
        numbers);
  }

  private PopulationBuilder fixedWork(
      ScenarioBuilder scenario, String type, int tasks, UserNumbers numbers) {
    return Population.of(
        scenario.exec(prepared(type, repeat(tasks).on(turn(type)))),
        inflow,
        new AllAtOnce(part(type).of(mix.users(type))),
        numbers);
  }

  private PopulationBuilder crew(ScenarioBuilder scenario, String type, UserNumbers numbers) {
    Crew crew =
        new Crew(
            new CrewCourse(dial::course, all -> mix.crewOf(all, type)), dial::elapsed, part(type));
    ChainBuilder shift =
        mix.pacing(type)
            .map(period -> paced(type, period, crew))
            .orElseGet(() -> thinking(type, crew));
    return Population.of(
        scenario.exec(prepared(type, doIf(session -> crew.stays()).then(shift))),
        inflow,
        crew,
        numbers);
  }

  private ChainBuilder thinking(String type, Crew crew) {
    return asLongAs(session -> crew.stays()).on(exec(inTurn(type, crew::left)).exec(think(type)));
  }

  /** A task with what the user type puts around it: its pacing, or a pause to think. */
  private ChainBuilder turn(String type) {
    return mix.pacing(type)
        .map(period -> pace(period).exec(inTurn(type, () -> UNLIMITED)))
        .orElseGet(() -> exec(inTurn(type, () -> UNLIMITED)).exec(think(type)));
  }

  /**
   * A task of a closed user: once the bound on all of them lets it begin, unless the load is over
   * by then.
   */
  private ChainBuilder inTurn(String type, Supplier<Duration> left) {
    if (bound.isEmpty()) {
      return task(type);
    }
    double requests = mix.requestsPerTask(type);
    return pause(session -> bound.get().takePlace(requests, left.get()))
        .exec(doIf(session -> left.get().compareTo(Duration.ZERO) > 0).then(task(type)));
  }

  /** One task each period; users begin anywhere in it, or all of them would step in time. */
  private ChainBuilder paced(String type, Duration period, Crew crew) {
    return anyPause(Duration.ZERO, period)
        .exec(
            asLongAs(session -> crew.stays())
                .on(
                    pace(period)
                        .exec(doIf(session -> crew.isOpen()).then(inTurn(type, crew::left)))));
  }

  /** A measured task as somebody: one draw from the deck, in the groups of user type and task. */
  private ChainBuilder task(String type) {
    return task(type, tasks(type, Load::grouped));
  }

  /**
   * A task in its group. Where it has limits of its own, each time under a text of its own, by
   * which its requests are known.
   */
  private static ChainBuilder grouped(Task task) {
    boolean isJudged = task.beside().contains(FigureName.GOODPUT.of(task.name()));
    return isJudged
        ? group(session -> TasksUnderWay.OF_RUN.begin(session, task.name())).on(task.chain())
        : group(task.name()).on(task.chain());
  }

  private ChainBuilder task(String type, ChainBuilder one) {
    return exec(session -> {
          run.taskStarted();
          return Draws.nextTask(session).markAsSucceeded();
        })
        .exec(assign(identities, type))
        .exec(group(type).on(one));
  }

  /** Users of an open load do one task each. */
  private ChainBuilder tasks(String type, Function<Task, ChainBuilder> chain) {
    return profile.model() == Model.OPEN
        ? oneTask(type, replay.map(it -> it.telling(chain)).orElse(chain))
        : chains.eachTask(
            type,
            mix.mostUsers(type),
            mix.tasks(type),
            UserMix.WeightedTask::share,
            weighted -> chain.apply(weighted.task()));
  }

  private ChainBuilder oneTask(String type, Function<Task, ChainBuilder> chain) {
    return chains.once(
        type,
        mix.tasks(type),
        UserMix.WeightedTask::share,
        weighted -> chain.apply(weighted.task()));
  }

  private ChainBuilder think(String type) {
    ThinkTime thinkTime = mix.thinkTime(type);
    return anyPause(thinkTime.min(), thinkTime.max());
  }

  /** Uniform between the bounds, as the user draws it. */
  private static ChainBuilder anyPause(Duration min, Duration max) {
    return min.equals(max) ? pause(min) : pause(session -> Draws.of(session).pause(min, max));
  }

  private static ChainBuilder assign(Identities who, String type) {
    return exec(session -> who.assign(session, type));
  }

  /** Without a single identity of a type there is nothing to measure: the run ends and says so. */
  private ChainBuilder prepared(String type, ChainBuilder chain) {
    return exec(session -> {
          if (identities.ready(type) == 0) {
            run.invalidate(noIdentity());
            engine.stopLoad("set-up failed");
          }
          return session;
        })
        .exec(doIf(session -> identities.ready(type) > 0).then(chain));
  }

  /** Names all that nobody was made of: whose user comes first is chance. */
  private String noIdentity() {
    List<String> nobody =
        mix.populations().stream()
            .map(UserType::name)
            .filter(type -> identities.ready(type) == 0)
            .toList();
    return "The set-up created no "
        + oneOf(nobody)
        + " user to act as: "
        + reason(identities.failure().orElse("it did not run"));
  }

  /** "admin, burst or regular". */
  private static String oneOf(List<String> names) {
    int last = names.size() - 1;
    return last < 1
        ? String.join("", names)
        : String.join(", ", names.subList(0, last)) + " or " + names.get(last);
  }

  /** With what is behind it, where a request got no answer or one that refuses it. */
  private String reason(String failure) {
    if (failure.contains(NO_ANSWER)) {
      return failure + run.whyNoAnswer().map(it -> " " + it).orElse(".");
    }
    Matcher refused = REFUSED.matcher(failure);
    return failure
        + (refused.find() ? ". " + run.whatToDo(Integer.parseInt(refused.group(1))) : ".");
  }

  /**
   * Follows the last user of its type, and waits for those of all others: they may still need what
   * is to be removed, and the clean-up must not be part of their load.
   */
  private PopulationBuilder cleanUp(String type) {
    return scenario(Phase.CLEAN_UP.scenario(type))
        .exec(
            session -> {
              loading.remove(type);
              return session;
            })
        .exec(asLongAs(session -> !loading.isEmpty()).on(pause(CLEAN_UP_POLL)))
        .exec(entering(Phase.CLEAN_UP))
        .exec(identities.cleanUp())
        .injectOpen(atOnceUsers(CLEANERS_PER_TYPE))
        .protocols(protocols.silentTarget());
  }

  private ChainBuilder entering(Phase phase) {
    return exec(
        (Session session) -> {
          run.enter(phase);
          return session;
        });
  }
}
