package salvo.gatling.engine;

import io.gatling.app.Gatling;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import salvo.config.Settings;
import salvo.config.injector.InjectorReader;
import salvo.config.injector.InjectorSettings;
import salvo.config.source.EarlySetting;
import salvo.saved.RunFiles;

/**
 * Where Gatling writes. It tells a simulation neither the results folder nor the run's id: the
 * first is read from Gatling's own arguments, the second is the folder that appears at the start. A
 * lock makes other runs wait meanwhile, so that each finds its own.
 */
public final class ResultsFolder {

  static final String LOCK = ".starting.lock";

  private static final String PLUGIN_ARGUMENTS = "META-INF/args.txt";
  static final List<String> OPTIONS = List.of("-rf", "--results-folder");

  /** Its value up to the next option: the command line is told as one text, quotes removed. */
  private static final Pattern OPTION =
      Pattern.compile("(?:^| )(?:-rf|--results-folder) (.+?)(?= -{1,2}[a-z]|$)");

  private final Path results;
  private final String prefix;
  private Set<Path> before = Set.of();
  private FileChannel lock;

  ResultsFolder(Path results, String simulation) {
    this.results = results;
    this.prefix = simulation.toLowerCase(Locale.ROOT) + "-";
  }

  public static ResultsFolder of(Class<?> simulation) {
    return new ResultsFolder(chosen(), simulation.getSimpleName());
  }

  /**
   * Where the run's folder is made: in the results folder, or for one of several injectors in one
   * of its own, within that of their common run.
   */
  public static Path chosen() {
    InjectorSettings injector = InjectorReader.early(Startup.propertyEncoding());
    return injector.isAlone()
        ? ofAll()
        : RunFiles.injector(ofAll().resolve(injector.run()), injector.index());
  }

  /**
   * What the command line says, or else the settings, or else the plug-in, whose folder is none of
   * the user's choice.
   */
  public static Path ofAll() {
    Optional<List<String>> ofPlugin = pluginArguments();
    Optional<Path> given = ofPlugin.isPresent() ? Optional.empty() : option(commandLine());
    return given
        .or(ResultsFolder::configured)
        .or(() -> ofPlugin.flatMap(ResultsFolder::option))
        .orElse(Settings.Output.USUAL);
  }

  private static Optional<Path> configured() {
    try {
      return EarlySetting.of(Settings.Output.DIRECTORY_KEY, Startup.propertyEncoding())
          .map(Path::of);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  public Path results() {
    return results;
  }

  /** To be called right before Gatling makes the run's folder. */
  public void expectRun() {
    try {
      Files.createDirectories(results);
      lock =
          FileChannel.open(
              results.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      lock.lock();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot lock the results folder " + results, e);
    }
    before = new HashSet<>(runFolders());
  }

  /** The run's folder, to be called once Gatling has made it. */
  public Path run() {
    List<Path> made = runFolders().stream().filter(folder -> !before.contains(folder)).toList();
    if (made.size() != 1) {
      throw new IllegalStateException("Gatling was to make one run folder, but made " + made);
    }
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot unlock the results folder " + results, e);
    }
    return made.get(0);
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

  private static Optional<Path> option(String commandLine) {
    return OPTION.matcher(commandLine).results().map(it -> Path.of(it.group(1))).findFirst();
  }

  private static String commandLine() {
    return System.getProperty("sun.java.command", "");
  }

  /**
   * Maven's plug-in passes arguments in a resource, one a line, to a main class of its own; empty
   * without the plug-in, also where its class path is used to run Gatling itself.
   */
  static Optional<List<String>> pluginArguments() {
    if (commandLine().startsWith(Gatling.class.getName())) {
      return Optional.empty();
    }
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
