package salvo.gatling.engine;

import io.gatling.commons.util.GatlingVersion;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import salvo.SuppressForbidden;
import salvo.config.AskedSystem;
import salvo.config.Settings;
import salvo.config.SystemFile;
import salvo.config.source.PropertyEncoding;
import salvo.config.source.SettingsException;
import salvo.gatling.output.MaskedConsole;
import salvo.run.Companion;
import salvo.run.Launch;
import salvo.run.StartException;
import salvo.slo.UnknownEndpointException;
import salvo.slo.Verdict;
import salvo.text.RefusalText;

/**
 * The start of a run up to the point where Gatling takes over. What is wrong with the settings or
 * the simulation is told in sentences, and the process ends with status 1: an exception would reach
 * the user as Gatling's stack trace.
 */
public final class Startup {

  private static final int BAD_CONFIGURATION = 1;

  private static volatile Runnable undo = () -> {};

  private Startup() {}

  public static Settings settings(String system, Class<?> simulation) {
    return masked(
        orExit(
            () -> {
              AskedSystem.of(propertyEncoding())
                  .now()
                  .ifPresent(asked -> checkSystem(asked, system, simulation));
              return Settings.load(propertyEncoding(), SystemFile.of(system, simulation));
            }));
  }

  /** The settings of a command that runs several simulations. */
  public static Settings suiteSettings() {
    return masked(orExit(() -> Settings.load(propertyEncoding())));
  }

  /** The settings, whose secrets the console shows no more. */
  private static Settings masked(Settings settings) {
    MaskedConsole.install(settings.confidential().secrets(), consoleCharset());
    return settings;
  }

  public static PropertyEncoding propertyEncoding() {
    return isUnderMaven() ? PropertyEncoding.JAVA_ESCAPED : PropertyEncoding.PLAIN;
  }

  /** Whether Maven's plug-in has started this process. */
  public static boolean isUnderMaven() {
    return ResultsFolder.pluginArguments().isPresent();
  }

  /** The value, or the end of the process with the problems that kept it from being made. */
  public static <T> T orExit(Supplier<T> start) {
    try {
      return start.get();
    } catch (BadSimulation e) {
      throw refuse(e.problems());
    } catch (UnknownEndpointException e) {
      throw refuse(e.problems());
    } catch (StartException e) {
      throw e.isInvalid()
          ? end(List.of("INVALID  " + e.getMessage()), Verdict.Status.INVALID.exitCode())
          : refuse(e.getMessage().lines().toList());
    } catch (SettingsException e) {
      throw refuse(e.getMessage().lines().toList());
    }
  }

  /** What is to be done before a refusal ends the process: whatever was started is to stop. */
  public static void undoWhenRefused(Runnable undoing) {
    undo = undoing;
  }

  /** Tells the problems and ends the process with status 1; it never returns. */
  public static RuntimeException refuse(List<String> problems) {
    return end(problems, BAD_CONFIGURATION);
  }

  @SuppressForbidden("the user of a test that cannot begin reads the console")
  private static RuntimeException end(List<String> problems, int status) {
    undo.run();
    System.out.flush();
    System.err.println();
    problems.stream().map(RefusalText::of).forEach(System.err::println);
    System.err.println();
    System.err.flush();
    Runtime.getRuntime().halt(status);
    return new IllegalStateException("halted");
  }

  private static void checkSystem(String asked, String system, Class<?> simulation) {
    String name = simulation.getSimpleName();
    Set<String> names =
        new HashSet<>(List.of(system, SystemNames.ofClass(name), name, simulation.getName()));
    if (!names.contains(asked)) {
      throw new BadSimulation(
          List.of(
              "salvo.system = "
                  + String.join(" ", asked + ":", name, "loads", system)
                  + ". Leave out one of the two choices."));
    }
  }

  public static Launch launch(
      Class<?> simulation,
      Map<String, String> credentials,
      Path results,
      List<Companion> companions,
      boolean loadsTarget) {
    return new Launch(
        simulation.getSimpleName(),
        GatlingVersion.ThisVersion().fullVersion(),
        results,
        credentials,
        companions,
        loadsTarget,
        console(),
        consoleCharset(),
        TerminalCheck.isTerminal(System.getenv()),
        isUnderMaven(),
        code(simulation),
        InnerRun.isDry());
  }

  private static Optional<Path> code(Class<?> simulation) {
    return Optional.ofNullable(simulation.getProtectionDomain().getCodeSource())
        .map(it -> Path.of(URI.create(it.getLocation().toString())));
  }

  @SuppressForbidden("the console is where the user follows the run")
  public static PrintStream console() {
    return System.out;
  }

  /** What {@link System#out} writes in; up to Java 18 only a property tells. */
  public static Charset consoleCharset() {
    String name =
        System.getProperty("sun.stdout.encoding", System.getProperty("file.encoding", "US-ASCII"));
    return Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.US_ASCII;
  }
}
