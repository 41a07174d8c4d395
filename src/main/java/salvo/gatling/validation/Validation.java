package salvo.gatling.validation;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import salvo.config.AskedSystem;
import salvo.config.Settings;
import salvo.config.SystemFile;
import salvo.config.source.PropertyEncoding;
import salvo.config.source.SettingsException;
import salvo.gatling.FeederCheck;
import salvo.gatling.choice.SimulationChoice;
import salvo.gatling.choice.SimulationClasses;
import salvo.gatling.described.DescribedClasses;
import salvo.gatling.engine.BadSimulation;
import salvo.gatling.http.DescribedFeeders;
import salvo.gatling.http.EndpointsSimulation;

/** What a project has, looked at without a load. */
public final class Validation {

  private static final int MOST_AT_A_TIME = 4;

  private static final String STALE =
      "It has been edited since it was compiled, and a run uses what was compiled: compile it with"
          + " mvn test-compile.";

  private Validation() {}

  /**
   * The feeders that the configuration names and those of the project, in the order of their paths.
   *
   * @param folder those of the project; where there is none, those on the class path are looked at
   */
  public static List<FeederCheck.Found> feeders(Settings settings, Path folder) throws IOException {
    Path project = Files.isDirectory(folder) ? folder : compiled(folder.toString()).orElse(folder);
    Map<Path, Set<String>> files = new TreeMap<>(DescribedFeeders.of(settings));
    DescribedClasses.systems().forEach(it -> files.putAll(ofDescribed(it)));
    List<Path> ofProject = files(project);
    ofProject.stream()
        .filter(it -> files.keySet().stream().noneMatch(known -> isSame(known, it)))
        .toList()
        .forEach(it -> files.put(it, Set.of()));
    List<FeederCheck.Found> found = new ArrayList<>();
    for (Map.Entry<Path, Set<String>> file : files.entrySet()) {
      FeederCheck.Found one = FeederCheck.of(file.getKey(), file.getValue());
      boolean isStale = ofProject.contains(file.getKey()) && isStale(file.getKey());
      found.add(isStale ? one.noting(STALE) : one);
    }
    return found;
  }

  /** What is wrong with its settings is told where its simulation is made. */
  private static Map<Path, Set<String>> ofDescribed(String system) {
    try {
      return DescribedFeeders.of(
          Settings.load(PropertyEncoding.PLAIN, SystemFile.ofDescribed(system)));
    } catch (SettingsException e) {
      return Map.of();
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Validation::isFeeder).toList();
    }
  }

  /** A run takes the copy that Maven has made. */
  private static boolean isStale(Path file) throws IOException {
    Optional<Path> copy = compiled(file.toString().replace('\\', '/'));
    return !file.isAbsolute() && (copy.isEmpty() || Files.mismatch(file, copy.get()) >= 0);
  }

  private static Optional<Path> compiled(String name) {
    return Optional.ofNullable(Validation.class.getClassLoader().getResource(name))
        .filter(it -> it.getProtocol().equals("file"))
        .map(it -> Path.of(URI.create(it.toString())));
  }

  private static boolean isFeeder(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return Files.isRegularFile(file) && (name.endsWith(".csv") || name.endsWith(".json"));
  }

  private static boolean isSame(Path one, Path other) {
    return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
  }

  /**
   * The classes that are meant: of those names, or of the system that this process is asked for, or
   * all that there are.
   *
   * @throws NoSuchSimulation when a name means none, or several
   */
  public static Set<String> simulations(List<String> names, Settings settings)
      throws NoSuchSimulation {
    List<String> asked = new ArrayList<>(names);
    if (asked.isEmpty()) {
      AskedSystem.of(PropertyEncoding.PLAIN).now().ifPresent(asked::add);
    }
    asked.remove(Settings.ALL);
    Set<String> classes = new TreeSet<>();
    if (!asked.isEmpty()) {
      for (String name : asked) {
        try {
          classes.add(SimulationChoice.of(name));
        } catch (BadSimulation e) {
          throw new NoSuchSimulation(String.join("\n", e.problems()));
        }
      }
      return classes;
    }
    SimulationClasses.ofProject().forEach(it -> classes.add(it.className()));
    Settings.SystemUnderTest endpoints = settings.systemNamed("endpoints");
    if (!endpoints.endpoints().isEmpty() || !endpoints.described().tasks().isEmpty()) {
      classes.add(EndpointsSimulation.class.getName());
    }
    return classes;
  }

  /**
   * Makes one, and tells what came of it.
   *
   * @param more options of Java beside those of this process
   */
  public static MadeSimulation make(String className, Path results, List<String> more) {
    return DryRun.of(className, results, more);
  }

  /** Makes each of them, some at a time, and tells what came of it, in their order. */
  public static List<MadeSimulation> make(Set<String> classes, Path results) {
    int atATime = Math.min(MOST_AT_A_TIME, Runtime.getRuntime().availableProcessors());
    ExecutorService makers = Executors.newFixedThreadPool(atATime);
    try {
      List<Future<MadeSimulation>> making =
          classes.stream()
              .map(it -> makers.submit(() -> DryRun.of(it, results, List.of())))
              .toList();
      List<MadeSimulation> made = new ArrayList<>();
      for (Future<MadeSimulation> one : making) {
        made.add(one.get());
      }
      return made;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while simulations were created", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("A simulation could not be created", e);
    } finally {
      makers.shutdownNow();
    }
  }
}
