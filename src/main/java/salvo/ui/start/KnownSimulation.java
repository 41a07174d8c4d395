package salvo.ui.start;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import salvo.config.SystemFile;
import salvo.gatling.choice.SimulationClasses;
import salvo.gatling.described.DescribedClasses;
import salvo.gatling.http.EndpointsSimulation;
import salvo.ui.api.Refused;

/**
 * A simulation that can be started.
 *
 * @param system the one that it is called after
 */
public record KnownSimulation(String className, String system) {

  /** All that the project has, and that for any HTTP service. */
  public static Supplier<List<KnownSimulation>> ofProject() {
    return () -> {
      List<KnownSimulation> all = new ArrayList<>();
      SimulationClasses.ofProject()
          .forEach(it -> all.add(new KnownSimulation(it.className(), it.shortName())));
      all.add(new KnownSimulation(EndpointsSimulation.class.getName(), "endpoints"));
      return all;
    };
  }

  /** The class's name without its package. */
  String simpleName() {
    return className.substring(className.lastIndexOf('.') + 1);
  }

  boolean isCalled(String name) {
    return List.of(className, simpleName(), system).contains(name);
  }

  /** What its system brings with it. */
  SystemFile systemFile() {
    if (DescribedClasses.isOne(className)) {
      return SystemFile.ofDescribed(system);
    }
    return SystemFile.of(system, loaded());
  }

  /** Its class; nothing of that is run. */
  Class<?> loaded() {
    DescribedClasses.makeIfOne(className);
    try {
      return Class.forName(className, false, KnownSimulation.class.getClassLoader());
    } catch (ClassNotFoundException | LinkageError e) {
      throw new Refused(422, className + " cannot be loaded: is it compiled? (" + e + ")");
    }
  }
}
