package simulations.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where Gatling writes. It tells a simulation neither the results folder nor the run's id: the
 * first is read from Gatling's own arguments, the second is the folder that appears after the
 * start.
 */
final class ResultsFolder {

  private static final String PLUGIN_ARGUMENTS = "META-INF/args.txt";
  private static final List<String> OPTIONS = List.of("-rf", "--results-folder");

  private final Path results;
  private final String prefix;
  private final Set<Path> before;

  private ResultsFolder(Path results, String prefix) {
    this.results = results;
    this.prefix = prefix;
    this.before = new HashSet<>(runFolders());
  }

  /** To be called before Gatling makes the run's folder. */
  static ResultsFolder before(Class<?> simulation) {
    List<String> arguments =
        pluginArguments().orElseGet(() -> List.of(commandLine().trim().split("\\s+")));
    return new ResultsFolder(
        option(arguments).orElse(Path.of("target", "gatling")),
        simulation.getSimpleName().toLowerCase(Locale.ROOT) + "-");
  }

  Path results() {
    return results;
  }

  /** The run's folder; empty while Gatling has not made it. */
  Optional<Path> run() {
    return runFolders().stream()
        .filter(folder -> !before.contains(folder))
        .max(Comparator.comparing(folder -> folder.getFileName().toString()));
  }

  private List<Path> runFolders() {
    if (!Files.isDirectory(results)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(results)) {
      return entries
          .filter(entry -> entry.getFileName().toString().startsWith(prefix))
          .filter(Files::isDirectory)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list the results folder " + results, e);
    }
  }

  private static Optional<Path> option(List<String> arguments) {
    for (int i = 0; i + 1 < arguments.size(); i++) {
      if (OPTIONS.contains(arguments.get(i))) {
        return Optional.of(Path.of(arguments.get(i + 1)));
      }
    }
    return Optional.empty();
  }

  private static String commandLine() {
    return System.getProperty("sun.java.command", "");
  }

  /** Maven's plug-in passes arguments in a resource, one a line; empty without the plug-in. */
  static Optional<List<String>> pluginArguments() {
    ClassLoader loader = ResultsFolder.class.getClassLoader();
    try (InputStream in = loader.getResourceAsStream(PLUGIN_ARGUMENTS)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + PLUGIN_ARGUMENTS, e);
    }
  }
}
