package salvo.gatling.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import salvo.config.Settings;
import salvo.gatling.engine.BadSimulation;
import salvo.gatling.users.Task;
import salvo.gatling.users.UserType;
import salvo.workload.InjectionProfile;
import salvo.workload.OfferedLoad;
import salvo.workload.Stage;

/**
 * The user types of a run with what the configuration says of each: weight, think time and the
 * weights of its tasks.
 */
public final class UserMix {

  /** A task and its share of what its user type does, 0 to 1. */
  record WeightedTask(Task task, double share) {}

  private final Map<String, UserType> types = new LinkedHashMap<>();
  private final Map<String, Settings.UserType> settings;
  private final Shares shares;
  private final InjectionProfile profile;

  private UserMix(
      List<UserType> types, Map<String, Settings.UserType> settings, InjectionProfile profile) {
    types.forEach(type -> this.types.put(type.name(), type));
    this.settings = settings;
    this.profile = profile;
    Map<String, Double> weights = new LinkedHashMap<>();
    types.forEach(type -> weights.put(type.name(), settings.get(type.name()).weight()));
    this.shares = Shares.of(weights);
  }

  /**
   * The user types that take part.
   *
   * @throws BadSimulation when code and configuration do not name the same types and tasks
   */
  public static UserMix of(
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
    Map<String, Settings.UserType> configured =
        new LinkedHashMap<>(settings.systems().get(system).userTypes());
    configured.keySet().removeAll(otherTypes);
    UserTypeRules.check(system, types, configured, settings.workload().userTypes());
    List<String> wanted = settings.workload().userTypes();
    List<UserType> chosen =
        types.stream()
            .filter(type -> wanted.isEmpty() || wanted.contains(type.name()))
            .filter(type -> configured.get(type.name()).weight() > 0)
            .toList();
    if (chosen.isEmpty()) {
      throw new BadSimulation(
          List.of(
              "salvo.systems."
                  + system
                  + ".userTypes: none that takes part has a weight above 0; give one to one."));
    }
    return new UserMix(chosen, configured, profile);
  }

  public List<UserType> userTypes() {
    return List.copyOf(types.values());
  }

  double share(String userType) {
    return shares.of(userType);
  }

  Settings.ThinkTime thinkTime(String userType) {
    return settings.get(userType).thinkTime();
  }

  /** Least time from one task to the next of a closed user; empty: as the think time has it. */
  Optional<Duration> pacing(String userType) {
    return settings.get(userType).pacing();
  }

  /** The tasks of a user type that have a weight, with their shares. */
  List<WeightedTask> tasks(String userType) {
    List<Task> tasks =
        types.get(userType).journey().tasks().stream()
            .filter(task -> weight(userType, task) > 0)
            .toList();
    double sum = tasks.stream().mapToDouble(task -> weight(userType, task)).sum();
    return tasks.stream()
        .map(task -> new WeightedTask(task, weight(userType, task) / sum))
        .toList();
  }

  private double weight(String userType, Task task) {
    Map<String, Double> weights = settings.get(userType).tasks();
    return weights.isEmpty() ? task.weight() : weights.getOrDefault(task.name(), 0.0);
  }

  /**
   * Mean pause between two tasks, over the user types by their shares; at least 1 ms, as long as
   * the quickest answer takes to be measured.
   */
  private Duration meanThinkTime() {
    double millis = 0;
    for (String type : types.keySet()) {
      Settings.ThinkTime think = thinkTime(type);
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
          .flatMap(weighted -> weighted.task().endpoints().stream())
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
        weighted.task().endpoints().forEach(name -> expected.merge(name, runs, Double::sum));
      }
    }
    return expected;
  }
}
