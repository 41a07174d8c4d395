package salvo.gatling.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import salvo.config.Settings;
import salvo.gatling.engine.BadSimulation;
import salvo.gatling.users.Task;
import salvo.gatling.users.ThinkTime;
import salvo.gatling.users.UserType;
import salvo.text.DurationText;
import salvo.text.NearestName;

/**
 * User types as the code has them and the configuration overrides them. What does not fit together
 * is told at once: a name that only one of the two knows does nothing, and nobody would notice.
 */
final class UserTypeRules {

  /** A group's name in Gatling's log, and a key of the configuration. */
  private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}/|\"]{1,80}");

  private final String key;
  private final List<String> problems = new ArrayList<>();

  private UserTypeRules(String system) {
    this.key = "salvo.systems." + system + ".userTypes";
  }

  /**
   * The types with what the configuration says of them.
   *
   * @param elsewhere types that only other simulations of the system have
   * @throws BadSimulation with every problem there is
   */
  static List<UserType> resolve(
      String system, List<UserType> types, Set<String> elsewhere, Settings settings) {
    UserTypeRules rules = new UserTypeRules(system);
    Map<String, Settings.UserType> configured = settings.systemNamed(system).userTypes();
    rules.checkNames(types, elsewhere, configured.keySet(), settings.workload().userTypes());
    List<UserType> resolved =
        types.stream()
            .map(
                type ->
                    rules.resolve(
                        type, configured.getOrDefault(type.name(), Settings.UserType.NONE)))
            .toList();
    rules.checkFigures(resolved);
    if (!rules.problems.isEmpty()) {
      throw new BadSimulation(rules.problems);
    }
    return resolved;
  }

  private void checkNames(
      List<UserType> types, Set<String> elsewhere, Set<String> configured, List<String> wanted) {
    List<String> names = types.stream().map(UserType::name).toList();
    if (types.isEmpty()) {
      problems.add("The simulation has no user type. Give load(...) one: users(\"name\").");
      return;
    }
    refuseNames("user type", "users(\"", names);
    for (String name : configured) {
      if (!names.contains(name) && !elsewhere.contains(name)) {
        problems.add(unknown(key + "." + name, name, "user type", names));
      }
    }
    for (String name : wanted) {
      if (!names.contains(name)) {
        problems.add(unknown("salvo.workload.userTypes = " + name, name, "user type", names));
      }
    }
  }

  private UserType resolve(UserType type, Settings.UserType settings) {
    String own = key + "." + type.name();
    checkTasks(own, type, settings.tasks().keySet());
    List<Task> tasks =
        type.journey().tasks().stream()
            .map(task -> task.weighing(settings.tasks().getOrDefault(task.name(), task.weight())))
            .toList();
    if (!tasks.isEmpty() && tasks.stream().noneMatch(task -> task.weight() > 0)) {
      problems.add(own + ".tasks: give at least one task a weight above 0.");
    }
    UserType resolved =
        type.withTasks(tasks)
            .weight(settings.weight().orElse(type.weight()))
            .thinkTime(
                settings.thinkTime().min().orElse(type.thinkTime().min()),
                settings.thinkTime().max().orElse(type.thinkTime().max()));
    checkTimes(own, resolved.thinkTime());
    if (!(resolved.weight() >= 0) || Double.isInfinite(resolved.weight())) {
      problems.add(own + ".weight = " + resolved.weight() + ": must be a number from 0 up.");
    }
    return settings.pacing().or(type::pacing).map(resolved::pacing).orElse(resolved);
  }

  /** A request and a figure of one name would be one row, and none of them right. */
  private void checkFigures(List<UserType> types) {
    Set<String> figures =
        types.stream()
            .flatMap(type -> type.journey().tasks().stream())
            .flatMap(task -> task.beside().stream())
            .collect(Collectors.toSet());
    types.forEach(
        type ->
            type.journey()
                .tasks()
                .forEach(task -> refuse(task, type.name(), task.namesakes(figures))));
  }

  private void refuse(Task task, String userType, List<String> problemsOfTask) {
    problemsOfTask.forEach(
        it -> problems.add("The task " + task.name() + " of " + userType + " " + it));
  }

  private void checkTimes(String own, ThinkTime thinkTime) {
    Duration min = thinkTime.min();
    Duration max = thinkTime.max();
    if (min.isNegative() || max.compareTo(min) < 0) {
      problems.add(
          own
              + ".thinkTime: must be from 0 up and max at least min, but is "
              + DurationText.of(min)
              + " to "
              + DurationText.of(max)
              + ".");
    }
  }

  private void checkTasks(String own, UserType type, Set<String> configured) {
    List<Task> tasks = type.journey().tasks();
    List<String> names = tasks.stream().map(Task::name).toList();
    if (tasks.isEmpty()) {
      problems.add(
          "The user type " + type.name() + " has no task. Give it one: .task(\"name\", 1, ...).");
    }
    refuseNames("task of " + type.name(), "task(\"", names);
    for (Task task : tasks) {
      refuse(task, type.name(), task.allProblems());
    }
    for (String name : configured) {
      if (!names.contains(name)) {
        problems.add(unknown(own + ".tasks." + name, name, "task", names));
      }
    }
  }

  private void refuseNames(String kind, String call, List<String> names) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!NAME.matcher(name).matches() || name.isBlank()) {
        problems.add(
            "A "
                + kind
                + " is called \""
                + name.replaceAll("\\p{Cntrl}", "?")
                + "\". Give "
                + call
                + "...\") 1 to 80 characters without /, |, quotes and line breaks.");
      } else if (!seen.add(name)) {
        problems.add("There are two " + plural(kind) + " called " + name + ". Rename one of them.");
      }
    }
  }

  private static String plural(String kind) {
    return kind.startsWith("task") ? kind.replace("task", "tasks") : kind + "s";
  }

  private static String unknown(String key, String name, String kind, Collection<String> known) {
    String near =
        Optional.of(NearestName.slipOf(name, Set.copyOf(known)))
            .flatMap(it -> it)
            .map(it -> " Did you mean " + it + "?")
            .orElse("");
    return key
        + ": the simulation has no such "
        + kind
        + "."
        + near
        + " It has: "
        + String.join(", ", known)
        + ".";
  }
}
