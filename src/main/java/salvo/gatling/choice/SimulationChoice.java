package salvo.gatling.choice;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import salvo.config.AskedSystem;
import salvo.config.Settings;
import salvo.config.source.PropertyEncoding;
import salvo.gatling.choice.SimulationClasses.Found;
import salvo.gatling.described.DescribedClasses;
import salvo.gatling.engine.BadSimulation;
import salvo.text.NearestName;

/** Which simulation a name means. */
public final class SimulationChoice {

  /** The system that any HTTP service is described as, and what loads it. */
  private static final String ENDPOINTS = "endpoints";

  private SimulationChoice() {}

  /** The name that the settings ask for; empty when they ask for none. */
  public static String asked(PropertyEncoding encoding) {
    return AskedSystem.of(encoding).any().orElse("");
  }

  /**
   * The simulation of that name.
   *
   * @param name of a system, of a class, or empty for the one that the project has
   * @throws BadSimulation when there is none, or more than one
   */
  public static String of(String name) {
    return of(name, SimulationClasses.ofProject());
  }

  static String of(String name, List<Found> all) {
    if (name.isEmpty()) {
      return ofNothing(all);
    }
    List<Found> called =
        all.stream()
            .filter(
                it ->
                    it.shortName().equals(name)
                        || it.simpleName().equals(name)
                        || it.className().equals(name))
            .toList();
    List<Found> found =
        called.isEmpty() ? all.stream().filter(it -> it.texts().contains(name)).toList() : called;
    if (found.size() > 1) {
      throw new BadSimulation(
          List.of(
              name
                  + " may mean "
                  + found.stream().map(Found::className).collect(Collectors.joining(" or "))
                  + ". Name the one by -Dsystem=<its class>."));
    }
    if (found.size() == 1) {
      return found.get(0).className();
    }
    if (name.equals(ENDPOINTS)) {
      return DescribedClasses.LISTED;
    }
    throw unknown(name, all);
  }

  private static String ofNothing(List<Found> all) {
    if (all.size() == 1) {
      return all.get(0).className();
    }
    throw new BadSimulation(
        List.of(
            all.isEmpty()
                ? "There is no simulation. Write one with ./salvo new <name>, or describe the"
                    + " service in application.conf and pass -Dsystem=endpoints."
                : "There are several simulations. Pass -Dsystem=<name>, or set salvo.system in"
                    + " application.conf, to one of "
                    + String.join(", ", names(all))
                    + "."));
  }

  private static BadSimulation unknown(String name, List<Found> all) {
    Set<String> names = names(all);
    return new BadSimulation(
        List.of(
            "system = "
                + name
                + ": there is no simulation of that name."
                + NearestName.slipOf(name, withClasses(names, all))
                    .map(it -> " Did you mean " + it + "?")
                    .orElse("")
                + " There are "
                + String.join(", ", names)
                + "; create one of your own with ./salvo new "
                + name
                + "."));
  }

  private static Set<String> withClasses(Set<String> names, List<Found> all) {
    Set<String> both = new TreeSet<>(names);
    all.forEach(found -> both.add(found.simpleName()));
    return both;
  }

  private static Set<String> names(List<Found> all) {
    Set<String> names =
        all.stream().map(Found::shortName).collect(Collectors.toCollection(TreeSet::new));
    names.add(ENDPOINTS);
    names.add(Settings.ALL);
    return names;
  }
}
