package salvo.gatling.http;

import io.burt.jmespath.JmesPath;
import io.burt.jmespath.jackson.JacksonRuntime;
import io.burt.jmespath.parser.ParseException;
import io.gatling.javaapi.core.FeederBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import salvo.config.Settings;
import salvo.config.steps.SystemTasks;
import salvo.gatling.Target;
import salvo.gatling.engine.BadSimulation;
import salvo.gatling.users.Journey;
import salvo.gatling.users.Task;
import salvo.gatling.users.UserType;

/** The user types of a described system, each with its tasks. */
final class DescribedUsers {

  /** Who there is where the configuration names nobody. */
  private static final String CLIENT = "client";

  private final String system;
  private final Target target;
  private final Settings.SystemUnderTest described;

  DescribedUsers(String system, Target target) {
    this.system = system;
    this.target = target;
    this.described = target.description();
  }

  /**
   * The user types.
   *
   * @throws BadSimulation when there is nothing that they could do, or an expression is none
   */
  List<UserType> types() {
    if (described.endpoints().isEmpty() && described.described().tasks().isEmpty()) {
      throw new BadSimulation(List.of(nothing()));
    }
    refuseBadPaths();
    Map<Path, FeederBuilder<?>> feeders = new HashMap<>();
    List<Task> tasks = tasks(described.described(), feeders);
    Set<String> names = new TreeSet<>(described.userTypes().keySet());
    if (names.isEmpty()) {
      names.add(CLIENT);
    }
    return names.stream()
        .map(
            name ->
                UserType.users(
                    name,
                    journey(
                        name,
                        described.described().signIns().containsKey(name)
                            ? tasks(described.described().of(name), feeders)
                            : tasks)))
        .toList();
  }

  /** Those of users who sign in as that says. */
  private List<Task> tasks(SystemTasks as, Map<Path, FeederBuilder<?>> feeders) {
    TaskChains chains = new TaskChains(as, target, feeders);
    return Stream.concat(
            described.endpoints().stream()
                .map(it -> chains.task(ListedEndpoint.task(it)).weighing(it.weight())),
            described.described().tasks().stream().map(chains::task))
        .toList();
  }

  /** Who names tasks of steps does those alone; all are known to objectives. */
  private Journey journey(String userType, List<Task> tasks) {
    Map<String, Double> own =
        described.userTypes().getOrDefault(userType, Settings.UserType.NONE).tasks();
    Set<String> ofSteps = new TreeSet<>();
    described.described().tasks().forEach(it -> ofSteps.add(it.name()));
    boolean isChosen = own.keySet().stream().anyMatch(ofSteps::contains);
    return new Journey(
        tasks.stream()
            .map(it -> isChosen && !own.containsKey(it.name()) ? it.weighing(0) : it)
            .toList());
  }

  private String nothing() {
    String key = "salvo.systems." + system;
    return system.equals("endpoints")
        ? key
            + ".list is empty: there is nothing to load. Write what the service has into"
            + " application.conf, for example "
            + key
            + ".list = [ { name = home, path = \"/\" } ], and pass -DbaseUrl=<its address>."
        : key
            + ".tasks is empty: there is nothing to load. Write what its users do into "
            + system
            + ".conf, for example "
            + key
            + ".tasks.look = [ { get = / } ].";
  }

  private void refuseBadPaths() {
    JmesPath<?> runtime = new JacksonRuntime();
    List<String> problems = new ArrayList<>();
    SystemTasks tasks = described.described();
    for (SystemTasks.Sent sent : tasks.sent()) {
      sent.paths().stream()
          .filter(it -> !it.contains("#{"))
          .filter(it -> !isPath(runtime, it))
          .forEach(it -> problems.add(badPath(sent, it)));
    }
    if (!problems.isEmpty()) {
      throw new BadSimulation(problems);
    }
  }

  private static boolean isPath(JmesPath<?> runtime, String path) {
    try {
      runtime.compile(path);
      return true;
    } catch (ParseException e) {
      return false;
    }
  }

  private static String badPath(SystemTasks.Sent sent, String path) {
    return sent.name()
        + " ("
        + sent.place()
        + "): "
        + path
        + " is no JMESPath. Write one such as items[0].id; see https://jmespath.org.";
  }
}
