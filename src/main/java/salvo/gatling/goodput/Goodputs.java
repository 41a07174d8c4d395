package salvo.gatling.goodput;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import salvo.config.Settings;
import salvo.config.Settings.Goodput;
import salvo.config.Settings.GoodputLimit;
import salvo.config.source.SettingsException;
import salvo.config.source.SettingsProblem;
import salvo.event.FigureName;
import salvo.gatling.users.Task;
import salvo.gatling.users.UserType;
import salvo.slo.UnknownEndpointException;
import salvo.text.DurationText;

/**
 * What has limits of its own in a run: requests, and tasks of whose name there is no request. The
 * figure of each is measured beside it: a success is one that was good, a failure one that was not.
 */
public final class Goodputs {

  private final String key;
  private final Map<String, Goodput> all;

  /** Those that there is no request of; known once they are checked. */
  private volatile Set<String> tasks = Set.of();

  private Goodputs(String key, Map<String, Goodput> all) {
    this.key = key;
    this.all = all;
  }

  /** Those that the settings have for a system. */
  public static Goodputs of(Settings settings, String system) {
    return new Goodputs(
        "salvo.systems." + system + ".goodput", settings.systemNamed(system).goodput());
  }

  /** These user types, whose tasks measure the figures. */
  public List<UserType> of(List<UserType> types) {
    return all.isEmpty()
        ? types
        : types.stream().map(type -> type.withTasks(of(type.journey().tasks()))).toList();
  }

  private List<Task> of(Collection<Task> tasks) {
    Set<String> requests = requests(tasks);
    return tasks.stream().map(task -> of(task, requests)).toList();
  }

  private Task of(Task task, Set<String> requests) {
    Task measured = task;
    for (String name : all.keySet()) {
      if (task.endpoints().containsKey(name) && !task.beside().contains(name)) {
        measured = measured.measures(task.endpoints().get(name), FigureName.GOODPUT.of(name));
      } else if (task.name().equals(name) && !requests.contains(name)) {
        measured = measured.measures(1, FigureName.GOODPUT.of(name));
      }
    }
    return measured;
  }

  /** The names of the figures of requests of those names. */
  public Set<String> figures(Set<String> requests) {
    return all.keySet().stream()
        .filter(requests::contains)
        .map(FigureName.GOODPUT::of)
        .collect(Collectors.toSet());
  }

  /**
   * Refuses names that there are none of, and limits of figures that a request does not have.
   *
   * @param requests all request names, with those of figures beside them
   * @throws UnknownEndpointException for names
   * @throws SettingsException for limits
   */
  public void check(Set<String> requests, Set<String> namesOfTasks) {
    Set<String> known = new TreeSet<>(requests);
    all.keySet().forEach(name -> known.remove(FigureName.GOODPUT.of(name)));
    known.addAll(namesOfTasks);
    UnknownEndpointException.checkNames(name -> key + ".\"" + name + "\"", all.keySet(), known);
    List<SettingsProblem> problems = new ArrayList<>();
    all.forEach(
        (name, goodput) -> {
          if (goodput.limits().isEmpty()) {
            problems.add(withoutLimit(name));
          }
          goodput
              .limits()
              .forEach(
                  (limit, longest) ->
                      limit
                          .figure()
                          .map(it -> it.of(name))
                          .filter(it -> !requests.contains(it))
                          .map(it -> problem(name, it, limit, longest))
                          .ifPresent(problems::add));
        });
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
    tasks =
        all.keySet().stream()
            .filter(name -> !requests.contains(name))
            .collect(Collectors.toUnmodifiableSet());
  }

  private SettingsProblem withoutLimit(String name) {
    return new SettingsProblem(
        key + ".\"" + name + "\"",
        "",
        "",
        "a limit that a good one keeps: "
            + Arrays.stream(GoodputLimit.values())
                .map(GoodputLimit::key)
                .collect(Collectors.joining(", ")),
        "set one, such as time = 2 s");
  }

  private SettingsProblem problem(
      String name, String figure, GoodputLimit limit, Duration longest) {
    return new SettingsProblem(
        key + ".\"" + name + "\"." + limit.key(),
        DurationText.of(longest),
        "",
        "a limit of a figure that is measured beside it; there is no \""
            + figure
            + "\", as there is beside streamed requests",
        "leave it out, or bound the whole with time");
  }

  private static Set<String> requests(Collection<Task> tasks) {
    return tasks.stream()
        .flatMap(task -> task.endpoints().keySet().stream())
        .collect(Collectors.toSet());
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  /** The limits of a request; null without any. */
  Goodput ofRequest(String name) {
    return all.get(name);
  }

  /** The limits of a task; null without any. */
  Goodput ofTask(String name) {
    return tasks.contains(name) ? all.get(name) : null;
  }
}
