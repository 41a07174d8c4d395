package salvo.gatling.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import salvo.config.Settings;
import salvo.gatling.engine.BadSimulation;
import salvo.gatling.users.Task;
import salvo.gatling.users.ThinkTime;
import salvo.gatling.users.UserType;
import salvo.workload.InjectionProfile;
import salvo.workload.OfferedLoad;
import salvo.workload.Stage;

/**
 * The user types of a run, weighted against one another, and what they are expected to send. The
 * configuration has already had its say.
 */
public final class UserMix {

  /** A task and its share of what its user type does, 0 to 1. */
  record WeightedTask(Task task, double share) {}

  private final Map<String, UserType> types = new LinkedHashMap<>();
  private final List<UserType> all;
  private final List<String> switchedOff;
  private final Shares shares;
  private final InjectionProfile profile;

  private UserMix(
      List<UserType> chosen,
      List<UserType> all,
      List<String> switchedOff,
      InjectionProfile profile) {
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
                  + ".userTypes: none that takes part has a weight above 0; give one to one."));
    }
    return new UserMix(chosen, all, switchedOff(types, all), profile);
  }

  /** The request names of all tasks, also of those that take no part in this run. */
  public Set<String> endpoints() {
    Set<String> names = new TreeSet<>();
    all.stream()
        .flatMap(type -> type.journey().tasks().stream())
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
   * Mean pause between two tasks, over the user types by their shares; at least 1 ms, as long as
   * the quickest answer takes to be measured.
   */
  private Duration meanThinkTime() {
    double millis = 0;
    for (String type : types.keySet()) {
      ThinkTime think = thinkTime(type);
      double pause = think.min().plus(think.max()).toMillis() / 2.0;
      millis += share(type) * Math.max(pause, pacing(type).map(Duration::toMillis).orElse(0L));
    }
    return Duration.ofMillis(Math.max(1, Math.round(millis)));
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

  /** The closed stages of one user type; empty when it gets no user at any time. */
  List<Stage.ConcurrentUsers> crewStages(String userType) {
    List<Stage.ConcurrentUsers> stages = new ArrayList<>();
    for (Stage stage : profile.stages()) {
      stages.add(
          new Stage.ConcurrentUsers(
              shares.whole((int) Math.round(stage.from())).get(userType),
              shares.whole((int) Math.round(stage.to())).get(userType),
              stage.duration()));
    }
    boolean idle = stages.stream().allMatch(stage -> stage.from() == 0 && stage.to() == 0);
    return idle ? List.of() : List.copyOf(stages);
  }

  /** By endpoint, the user types that may call it. */
  public Map<String, List<String>> callers() {
    Map<String, List<String>> callers = new TreeMap<>();
    for (String type : types.keySet()) {
      tasks(type).stream()
          .flatMap(weighted -> weighted.task().endpoints().keySet().stream())
          .distinct()
          .forEach(endpoint -> callers.computeIfAbsent(endpoint, e -> new ArrayList<>()).add(type));
    }
    return callers;
  }

  /**
   * Requests to be expected of each endpoint; for closed users who think, as if answers took no
   * time.
   */
  public Map<String, Double> expectedRequests(OfferedLoad offered) {
    double tasks = offered.tasks().orElseGet(() -> offered.mostTasks(meanThinkTime()));
    Map<String, Double> expected = new TreeMap<>();
    for (String type : types.keySet()) {
      for (WeightedTask weighted : tasks(type)) {
        double runs = tasks * share(type) * weighted.share();
        weighted
            .task()
            .endpoints()
            .forEach((name, times) -> expected.merge(name, runs * times, Double::sum));
      }
    }
    return expected;
  }
}
