package salvo.gatling.engine;

import io.gatling.javaapi.core.Simulation;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import salvo.text.NearestName;

/** The simulations in the folders of the class path, by their full names. */
public final class SimulationNames {

  private static final String CLASS = ".class";

  private final List<String> names;

  private SimulationNames(List<String> names) {
    this.names = names;
  }

  public static SimulationNames ofClassPath() {
    ClassLoader loader = SimulationNames.class.getClassLoader();
    return new SimulationNames(
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .filter(Files::isDirectory)
            .flatMap(SimulationNames::classesIn)
            .filter(name -> isSimulation(name, loader))
            .sorted()
            .toList());
  }

  /** The simple name that the simulation of a system has by convention. */
  public static String ofSystem(String system) {
    return Stream.of(system.split("-"))
        .filter(word -> !word.isEmpty())
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining("", "", "Simulation"));
  }

  /** The full name of the simulation with that full or simple name. */
  public Optional<String> find(String name) {
    return names.stream().filter(it -> it.equals(name) || simple(it).equals(name)).findFirst();
  }

  /** A sentence that helps who has mistyped a name. */
  public String nearest(String name) {
    List<String> simple = names.stream().map(SimulationNames::simple).toList();
    String all = "There are: " + String.join(", ", simple) + ".";
    String asked = simple(name);
    return NearestName.slipOf(asked, simple)
        .map(it -> "Did you mean " + it + "? " + all)
        .orElse(all);
  }

  private static Stream<String> classesIn(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .map(file -> folder.relativize(file).toString())
          .filter(
              file -> file.endsWith("Simulation" + CLASS) || file.endsWith("Simulations" + CLASS))
          .map(file -> file.substring(0, file.length() - CLASS.length()))
          .map(file -> file.replace(File.separatorChar, '.'))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list the classes in " + folder, e);
    }
  }

  private static boolean isSimulation(String name, ClassLoader loader) {
    try {
      Class<?> type = Class.forName(name, false, loader);
      return Simulation.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers());
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }

  private static String simple(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
