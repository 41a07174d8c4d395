package salvo.gatling.choice;

import io.gatling.javaapi.core.Simulation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import salvo.gatling.described.DescribedClasses;
import salvo.gatling.engine.SystemNames;

/**
 * The simulations that a project has: public, concrete subclasses of a base class among the class
 * files of its folders. No class is loaded, so none of their initialisers runs.
 */
public final class SimulationClasses {

  /** Salvo's own, which nobody chooses by a name of theirs. */
  private static final String SALVO = "salvo.";

  private final ClassLoader loader;
  private final Map<String, ClassHeader> known = new HashMap<>();

  private SimulationClasses(ClassLoader loader) {
    this.loader = loader;
  }

  /**
   * A simulation; {@code texts} are those in its code, among which its system is, if it names one.
   */
  public record Found(String className, Set<String> texts) {

    /** The class's name without its package. */
    public String simpleName() {
      return className.substring(className.lastIndexOf('.') + 1);
    }

    /** The name that it is chosen by: that of the system, where it is called after one. */
    public String shortName() {
      return SystemNames.ofClass(simpleName());
    }
  }

  /**
   * Those of this project, in the order of their names: of all folders on the class path, and the
   * ones that systems without code have.
   */
  public static List<Found> ofProject() {
    return Stream.concat(
            under(folders(Simulation.class.getClassLoader()), Simulation.class).stream()
                .filter(found -> !found.className().startsWith(SALVO)),
            DescribedClasses.systems().stream()
                .map(it -> new Found(DescribedClasses.nameOf(it), Set.of(it))))
        .sorted(Comparator.comparing(Found::simpleName))
        .toList();
  }

  /**
   * Those that extend a base class.
   *
   * @param base may be a super class of their super classes, also where those lie in libraries
   * @param folders such as {@code target/test-classes}; one that does not exist has no classes
   */
  static List<Found> under(List<Path> folders, Class<?> base) {
    SimulationClasses classes = new SimulationClasses(base.getClassLoader());
    List<ClassHeader> own = new ArrayList<>();
    folders.forEach(folder -> own.addAll(classes.read(folder)));
    return own.stream()
        .filter(ClassHeader::isPublicAndConcrete)
        .filter(header -> classes.extendsBase(header, base.getName()))
        .map(header -> new Found(header.name(), header.texts()))
        .sorted(Comparator.comparing(Found::className))
        .toList();
  }

  /** The folders on the class path, also where a manifest names them. */
  private static List<Path> folders(ClassLoader loader) {
    try {
      List<Path> folders = new ArrayList<>();
      for (URL url : Collections.list(loader.getResources(""))) {
        if (url.getProtocol().equals("file")) {
          folders.add(Path.of(url.toURI()));
        }
      }
      return folders;
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("Cannot list the folders on the class path", e);
    }
  }

  private List<ClassHeader> read(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      List<ClassHeader> headers =
          files.filter(SimulationClasses::isClassFile).map(SimulationClasses::header).toList();
      headers.forEach(header -> known.putIfAbsent(header.name(), header));
      return headers;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot look for simulations in " + folder, e);
    }
  }

  private boolean extendsBase(ClassHeader header, String base) {
    Optional<ClassHeader> type = Optional.of(header);
    while (type.isPresent() && !type.get().superName().equals(base)) {
      type = find(type.get().superName());
    }
    return type.isPresent();
  }

  /** A super class, from the folders or, unloaded, from the libraries; empty for the JDK's. */
  private Optional<ClassHeader> find(String name) {
    if (name.isEmpty() || name.startsWith("java.")) {
      return Optional.empty();
    }
    return Optional.ofNullable(known.computeIfAbsent(name, this::fromLibrary));
  }

  private ClassHeader fromLibrary(String name) {
    try (InputStream in = loader.getResourceAsStream(name.replace('.', '/') + ".class")) {
      return in == null ? null : ClassHeader.read(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the class " + name, e);
    }
  }

  private static boolean isClassFile(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".class") && !name.endsWith("-info.class");
  }

  private static ClassHeader header(Path file) {
    try {
      return ClassHeader.read(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the class file " + file, e);
    }
  }
}
