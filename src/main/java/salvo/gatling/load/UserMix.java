package salvo.gatling.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import salvo.config.Settings;
import salvo.config.source.Bound;
import salvo.event.RunEvent;
import salvo.gatling.engine.BadSimulation;
import salvo.gatling.users.Task;
import salvo.gatling.users.ThinkTime;
import salvo.gatling.users.UserType;
import salvo.workload.Course;
import salvo.workload.InjectionProfile;
import salvo.workload.Model;
import salvo.workload.OfferedLoad;
import salvo.workload.Rate;
import salvo.workload.Stage;

/**
 * The user types of a run, weighted against one another, and what they are expected to send. The
 * configuration has already had its say.
 */
public final class UserMix {

  /** A task and its share of what its user type does, 0 to 1. */
  record WeightedTask(Task task, double share) {}

  private static final int MOST_USERS = 1_000_000;

  private final Map<String, UserType> types = new LinkedHashMap<>();
  private final List<UserType> all;
  private final List<String> switchedOff;
  private final Shares shares;
  private final InjectionProfile profile;
  private final double answerSeconds;

  private UserMix(
      List<UserType> chosen,
      List<UserType> all,
      List<String> switchedOff,
      InjectionProfile profile,
      double answerSeconds) {
    this.answerSeconds = answerSeconds;
    this.switchedOff = switchedOff;
    this.all = all;
    this.profile = profile;
    Map<String, Double> weights = new LinkedHashMap<>();
    for (UserType type : chosen) {
      types.put(type.name(), type);
      weights.put(type.name(), type.weight());
    }
    this.shares = Shares.of(weights);
  }

  /**
   * The user types that take part.
   *
   * @throws BadSimulation when code and configuration do not fit together
   */
  static UserMix of(
      String system, List<UserType> types, Settings settings, InjectionProfile profile) {
    return of(system, types, Set.of(), settings, profile);
  }

  /** As above, where the system has more user types, which take part in its other simulations. */
  public static UserMix of(
      String system,
      List<UserType> types,
      Set<String> otherTypes,
      Settings settings,
      InjectionProfile profile) {
    List<UserType> all = UserTypeRules.resolve(system, types, otherTypes, settings);
    List<String> wanted = settings.workload().userTypes();
    List<UserType> chosen =
        all.stream()
            .filter(type -> wanted.isEmpty() || wanted.contains(type.name()))
            .filter(type -> type.weight() > 0)
            .toList();
    if (chosen.isEmpty()) {
      throw new BadSimulation(
          List.of(
              "salvo.systems."
                  + system
                  + ".userTypes: none that takes part has a weight above 0; give at least one of"
                  + " them a weight."));
    }
    return new UserMix(
        chosen, all, switchedOff(types, all), profile, answerSeconds(settings.sloOf(system)));
  }

  /** What an answer takes where the mean objective is just met. */
  private static double answerSeconds(Settings.Slos slos) {
    Bound mean = slos.global().bounds().get("mean");
    return mean == null || mean.isOfBaseline() ? 0 : mean.amount() / 1000;
  }

  /** Those of the simulation, also those that take no part in this run. */
  public List<UserType> all() {
    return List.copyOf(all);
  }

  /** The request names of all tasks, also of those that take no part in this run. */
  public Set<String> endpoints() {
    Set<String> names = new TreeSet<>();
    all.stream()
        .flatMap(type -> type.journey().tasks().stream())
        .forEach(task -> names.addAll(task.endpoints().keySet()));
    return names;
  }

  /** The request names of the tasks that have a weight, in the order in which they are done. */
  public Set<String> tried() {
    Set<String> names = new LinkedHashSet<>();
    types.values().stream()
        .flatMap(type -> type.weightedTasks().stream())
        .forEach(task -> names.addAll(task.endpoints().keySet()));
    return names;
  }

  /** User types and tasks that the code has and the settings give a weight of 0. */
  public List<String> switchedOff() {
    return switchedOff;
  }

  private static List<String> switchedOff(List<UserType> code, List<UserType> resolved) {
    List<String> off = new ArrayList<>();
    for (int i = 0; i < code.size(); i++) {
      UserType before = code.get(i);
      if (before.weight() > 0 && resolved.get(i).weight() == 0) {
        off.add(before.name());
      } else {
        off.addAll(tasksSwitchedOff(before, resolved.get(i)));
      }
    }
    return List.copyOf(off);
  }

  private static List<String> tasksSwitchedOff(UserType code, UserType resolved) {
    List<String> off = new ArrayList<>();
    for (int i = 0; i < code.journey().tasks().size(); i++) {
      Task before = code.journey().tasks().get(i);
      if (before.weight() > 0 && resolved.journey().tasks().get(i).weight() == 0) {
        off.add(before.name() + " of " + code.name());
      }
    }
    return off;
  }

  public List<UserType> userTypes() {
    return List.copyOf(types.values());
  }

  double share(String userType) {
    return shares.of(userType);
  }

  ThinkTime thinkTime(String userType) {
    return types.get(userType).thinkTime();
  }

  /** Least time from one task to the next of a closed user; empty: as the think time has it. */
  Optional<Duration> pacing(String userType) {
    return types.get(userType).pacing();
  }

  /** The tasks of a user type that have a weight, with their shares. */
  List<WeightedTask> tasks(String userType) {
    List<Task> tasks = types.get(userType).weightedTasks();
    double sum = tasks.stream().mapToDouble(Task::weight).sum();
    return tasks.stream().map(task -> new WeightedTask(task, task.weight() / sum)).toList();
  }

  /**
   * Users at the peak of a closed load who ask again as soon as they are answered; 0 where think
   * time, pacing or a bound has a say in their rate.
   */
  int busyUsers() {
    boolean isBusy =
        profile.model() == Model.CLOSED
            && profile.bound().isEmpty()
            && types.values().stream()
                .allMatch(it -> it.thinkTime().max().isZero() && it.pacing().isEmpty());
    return isBusy ? types.keySet().stream().mapToInt(this::mostUsers).sum() : 0;
  }

  /** How many identities of each type the profile asks for, at least one of each. */
  Map<String, Integer> identities() {
    return shares.atLeastOne(profile.users());
  }

  /** One of each type. */
  Map<String, Integer> oneOfEach() {
    return shares.atLeastOne(1);
  }

  /** Users of one type in a users x requests profile. */
  int users(String userType) {
    return shares.whole(profile.users()).get(userType);
  }

  /** Users of one type who are at work at once by the profile; at least one. */
  int mostUsers(String userType) {
    return profile.tasksPerUser().isPresent()
        ? Math.max(1, users(userType))
        : Math.max(
            1,
            (int)
                Math.ceil(
                    crewStages(userType).stream()
                        .mapToDouble(stage -> Math.max(stage.from(), stage.to()))
                        .max()
                        .orElse(1)));
  }

  /** The closed stages of one user type; empty when it gets no user at any time. */
  List<Stage> crewStages(String userType) {
    List<Stage> stages = crewOf(Course.of(profile.stages()), userType).stages();
    boolean idle = stages.stream().allMatch(stage -> stage.from() == 0 && stage.to() == 0);
    return idle ? List.of() : stages;
  }

  /** What users of one type are wanted of those of all types. */
  Course crewOf(Course all, String userType) {
    return all.withLevels(level -> shares.whole((int) Math.round(level)).get(userType));
  }

  /** By endpoint, the groups in which it may be called: of a user type, then of its task. */
  public Map<String, List<List<String>>> callers() {
    Map<String, List<List<String>>> callers = new TreeMap<>();
    for (String type : types.keySet()) {
      for (WeightedTask weighted : tasks(type)) {
        Task task = weighted.task();
        List<String> groups = List.of(type, task.name());
        List<String> beside = List.of(type, task.name(), RunEvent.BESIDE);
        for (String name : task.endpoints().keySet()) {
          callers
              .computeIfAbsent(name, it -> new ArrayList<>())
              .add(task.beside().contains(name) ? beside : groups);
        }
      }
    }
    return callers;
  }

  /** Requests that a task sends on average, over all user types by their shares. */
  public double requestsPerTask() {
    return types.keySet().stream().mapToDouble(type -> share(type) * requestsPerTask(type)).sum();
  }

  double requestsPerTask(String userType) {
    return tasks(userType).stream()
        .mapToDouble(it -> it.share() * (it.task().requests() + firstRequests(it.task())))
        .sum();
  }

  /** What users of an open load send with each task, as it is their first. */
  private int firstRequests(Task task) {
    return profile.model() == Model.OPEN ? task.oncePerUser().size() : 0;
  }

  /**
   * The load with its rate in tasks.
   *
   * @throws BadSimulation when the rate counts requests and the tasks send none
   */
  public InjectionProfile inTasks(InjectionProfile asked) {
    if (asked.countsRequests() && requestsPerTask() == 0) {
      throw new BadSimulation(
          List.of(
              "salvo.workload.rps: the tasks have no request that they are certain to send. Give"
                  + " the rate as tasksPerSecond, or say with sends(times, \"name\") how often each"
                  + " is sent."));
    }
    return asked.inTasks(requestsPerTask());
  }

  /**
   * Requests to be expected of each endpoint; for closed users who think, as if answers took as
   * long as their objective lets them.
   */
  public Map<String, Double> expectedRequests(OfferedLoad offered) {
    Map<String, Double> expected = new TreeMap<>();
    for (String type : types.keySet()) {
      double tasks = expectedTasks(type, offered);
      for (WeightedTask weighted : tasks(type)) {
        weighted
            .task()
            .endpoints()
            .forEach(
                (name, times) ->
                    expected.merge(name, tasks * weighted.share() * times, Double::sum));
      }
      double users = profile.model() == Model.OPEN ? tasks : mostUsers(type);
      oncePerUser(type).forEach(name -> expected.merge(name, users, Double::sum));
    }
    return expected;
  }

  private Set<String> oncePerUser(String type) {
    return tasks(type).stream()
        .flatMap(weighted -> weighted.task().oncePerUser().stream())
        .collect(Collectors.toSet());
  }

  double expected(OfferedLoad offered) {
    Set<String> beside = beside();
    return expectedRequests(offered).entrySet().stream()
        .filter(it -> !beside.contains(it.getKey()))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  /** Names of what the tasks measure beside their requests, those of users that there are. */
  public Set<String> beside() {
    return types.keySet().stream()
        .filter(this::hasUsers)
        .flatMap(type -> tasks(type).stream())
        .flatMap(weighted -> weighted.task().beside().stream())
        .collect(Collectors.toSet());
  }

  /** Tasks to be expected of a user type, as requests are. */
  double expectedTasks(String type, OfferedLoad offered) {
    if (offered.profile().model() == Model.OPEN) {
      return offered.tasks().orElseThrow() * share(type);
    }
    return profile.tasksPerUser().isPresent()
        ? (double) users(type) * profile.tasksPerUser().getAsInt()
        : likelyTasks(type) * boundShare(offered);
  }

  private double likelyTasks(String type) {
    return closedTasks(type).likely(requestsPerTask(type) * answerSeconds);
  }

  /** What a bound leaves of what the users would do without it, 0 to 1. */
  private double boundShare(OfferedLoad offered) {
    if (profile.bound().isEmpty()) {
      return 1;
    }
    Rate bound = profile.bound().get();
    double free =
        types.keySet().stream()
            .mapToDouble(type -> likelyTasks(type) * weight(type, bound.unit()))
            .sum();
    double most = bound.perSecond() * offered.duration().toNanos() / 1e9;
    return Math.min(1, most / free);
  }

  /** No more requests than closed users make; empty where think times do not bound them. */
  OptionalDouble mostRequests(OfferedLoad offered) {
    OptionalDouble free = mostWithoutBound(Rate.Unit.REQUESTS);
    double seconds = offered.duration().toNanos() / 1e9;
    OptionalDouble bound =
        profile.bound().filter(it -> it.unit() == Rate.Unit.REQUESTS).stream()
            .mapToDouble(it -> it.perSecond() * seconds)
            .findFirst();
    if (free.isEmpty() || bound.isEmpty()) {
      return free.isPresent() ? free : bound;
    }
    return OptionalDouble.of(Math.min(free.getAsDouble(), bound.getAsDouble()));
  }

  /** What closed users do at most, whatever bound there is. */
  OptionalDouble mostWithoutBound(Rate.Unit unit) {
    double most = 0;
    for (String type : types.keySet()) {
      OptionalDouble tasks = closedTasks(type).most();
      if (tasks.isEmpty()) {
        return OptionalDouble.empty();
      }
      most += tasks.getAsDouble() * weight(type, unit);
    }
    return OptionalDouble.of(most);
  }

  private double weight(String type, Rate.Unit unit) {
    return unit == Rate.Unit.REQUESTS ? requestsPerTask(type) : 1;
  }

  private ClosedTasks closedTasks(String type) {
    return ClosedTasks.of(crewStages(type), thinkTime(type), pacing(type));
  }

  /** The user types that have users, or get some when the load is raised while it runs. */
  List<UserType> populations() {
    return profile.tasksPerUser().isPresent() ? atWork() : userTypes();
  }

  /** The user types that have somebody to do their tasks. */
  List<UserType> atWork() {
    return types.values().stream().filter(type -> hasUsers(type.name())).toList();
  }

  /**
   * Which user types have nobody to do their tasks, and how many users it takes; empty for none.
   */
  public Optional<String> leftOut() {
    List<String> names = types.keySet().stream().filter(type -> !hasUsers(type)).toList();
    if (names.isEmpty()) {
      return Optional.empty();
    }
    int enough = profile.users();
    while (shares.whole(enough).containsValue(0) && enough < MOST_USERS) {
      enough++;
    }
    return Optional.of(
        "Of "
            + profile.users()
            + (profile.users() == 1 ? " user" : " users")
            + " none is left for "
            + String.join(", ", names)
            + ", by their weights: what only they send is not judged. From "
            + enough
            + " users on every type has one; or name those that count with userTypes.");
  }

  private boolean hasUsers(String type) {
    if (profile.model() == Model.OPEN) {
      return true;
    }
    return profile.tasksPerUser().isPresent() ? users(type) > 0 : !crewStages(type).isEmpty();
  }
}
