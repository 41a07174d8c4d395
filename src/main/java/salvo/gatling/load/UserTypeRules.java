package salvo.gatling.load;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import salvo.config.Settings;
import salvo.gatling.engine.BadSimulation;
import salvo.gatling.users.Task;
import salvo.gatling.users.UserType;

/** Code and configuration must name the same user types and tasks, or one of them does nothing. */
final class UserTypeRules {

  private UserTypeRules() {}

  static void check(
      String system,
      List<UserType> types,
      Map<String, Settings.UserType> configured,
      List<String> wanted) {
    List<String> problems = new ArrayList<>();
    List<String> names = types.stream().map(UserType::name).toList();
    String key = "salvo.systems." + system + ".userTypes";
    for (String name : configured.keySet()) {
      if (!names.contains(name)) {
        problems.add(unknown(key + "." + name, "user type", names));
      }
    }
    for (String name : wanted) {
      if (!names.contains(name)) {
        problems.add(unknown("salvo.workload.userTypes = " + name, "user type", names));
      }
    }
    for (UserType type : types) {
      checkTasks(key + "." + type.name(), type, configured.get(type.name()), problems);
    }
    if (!problems.isEmpty()) {
      throw new BadSimulation(problems);
    }
  }

  private static void checkTasks(
      String key, UserType type, Settings.UserType settings, List<String> problems) {
    if (settings == null) {
      problems.add("Missing " + key + ". Define its weight, thinkTime and tasks.");
      return;
    }
    List<String> tasks = type.journey().tasks().stream().map(Task::name).toList();
    for (String name : settings.tasks().keySet()) {
      if (!tasks.contains(name)) {
        problems.add(unknown(key + ".tasks." + name, "task", tasks));
      }
    }
    if (!settings.tasks().isEmpty()
        && settings.tasks().values().stream().noneMatch(weight -> weight > 0)) {
      problems.add(key + ".tasks: give at least one task a weight above 0.");
    }
  }

  private static String unknown(String key, String kind, Collection<String> known) {
    String names = String.join(", ", known);
    return key + ": the simulation has no such " + kind + ". It has: " + names + ".";
  }
}
