package salvo.config.steps;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import salvo.config.source.Section;

/**
 * How the users of a system sign in: all in one way, or those of a type in their own.
 *
 * @param known what users have whichever way they sign in
 * @param byTask what those have who do a task
 */
record SignIns(
    SignIn ofSystem, Map<String, SignIn> ofTypes, Known known, Map<String, Known> byTask) {

  /**
   * Reads them.
   *
   * @param tasks the names of all that are made of steps
   */
  static SignIns read(Section system, RequestReader requests, Set<String> tasks) {
    Known general = new Known();
    SignIn ofSystem = SignInReader.signIn(system, requests, general);
    Map<String, SignIn> ofTypes = new TreeMap<>();
    List<Known> all = new ArrayList<>();
    Map<String, List<Known>> byTask = new TreeMap<>();
    for (Section type : types(system)) {
      String name = type.name();
      Known known = general;
      if (type.has("signIn")) {
        known = new Known();
        ofTypes.put(name, SignInReader.signIn(type, requests, known));
      }
      all.add(known);
      for (String task : doneBy(type, tasks)) {
        byTask.computeIfAbsent(task, it -> new ArrayList<>()).add(known);
      }
    }
    Map<String, Known> common = new TreeMap<>();
    byTask.forEach((task, those) -> common.put(task, Known.ofAll(those)));
    return new SignIns(ofSystem, ofTypes, all.isEmpty() ? general : Known.ofAll(all), common);
  }

  /** What is no user type is told by those who read them whole. */
  private static List<Section> types(Section system) {
    if (!system.isObject("userTypes")) {
      return List.of();
    }
    Section types = system.section("userTypes");
    List<Section> all = types.names().stream().filter(types::isObject).map(types::section).toList();
    all.forEach(it -> it.leave(it.allNames()));
    return all;
  }

  /** Who names tasks of steps does those alone. */
  private static Set<String> doneBy(Section type, Set<String> tasks) {
    Set<String> named = new TreeSet<>();
    if (type.isObject("tasks")) {
      Section own = type.section("tasks");
      named.addAll(own.allNames());
      own.leave(own.allNames());
    }
    named.retainAll(tasks);
    return named.isEmpty() ? tasks : named;
  }

  /** What the users have who do a task, when they begin it. */
  Known knownTo(String task) {
    return new Known(byTask.getOrDefault(task, known));
  }
}
