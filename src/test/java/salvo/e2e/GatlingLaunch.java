package salvo.e2e;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import salvo.JavaChild;
import salvo.OwnSettings;
import salvo.suite.InjectorCommand;

/**
 * How a simulation is to be run in a JVM of its own, as Maven's plug-in would. Nothing of the
 * machine it runs on has a say: the settings replace application.conf, and SALVO variables of the
 * environment are not handed on.
 */
public final class GatlingLaunch {

  /**
   * No warm-up, a quick sandbox, and objectives that a busy machine meets too. What else keeps it
   * busy makes no run invalid.
   */
  private static final String DEFAULTS =
      """
      include file("OWN")
      salvo {
        warmUp.duration = 0 s
        sandbox.scale = 0.02
        monitor.interval = 200 ms
        report.injectorLimits.samples = 100000
        slo { minRpsShare = 0.3, global { mean = 20 s, p95 = 20 s, p99 = 20 s } }
        systems.content.slo {
          healthz = null, "api health" = null, register = null, login = null, "create job" = null
          "get job" = null, "list jobs" = null, "generate content" = null, "user usage" = null
          "usage summary" = null
        }
      }
      """
          .replace("OWN", OwnSettings.FILE.toString());

  /** The generic simulation, of which {@code salvo.systems.endpoints} is all there is. */
  public static final String ENDPOINTS = "salvo.gatling.http.EndpointsSimulation";

  /**
   * What {@code ./salvo run --injectors} does, of a simulation of the tests, which no name finds.
   */
  private static final String INJECTORS = "salvo.gatling.InjectorGroup";

  /** More at once would measure each other on a small machine. */
  private static final Semaphore AT_ONCE = new Semaphore(2, true);

  private final String simulation;
  private final Path folder;
  private final Map<String, String> properties = new LinkedHashMap<>();
  private final Map<String, String> environment = new LinkedHashMap<>();
  private final List<String> jvmOptions = new ArrayList<>();
  private final List<String> starter = new ArrayList<>();
  private Path results;
  private int injectors;
  private String settings = "";
  private Optional<SharedClasses> shared = SharedClasses.ifAny();
  private String classPath = System.getProperty("java.class.path");

  private GatlingLaunch(String simulation, Path folder) {
    this.simulation = simulation;
    this.folder = folder;
    this.results = folder.resolve("results");
  }

  /** A run of the simulation; its files stand in a new folder within the given one. */
  public static GatlingLaunch of(Class<?> simulation, Path within) {
    return of(simulation.getName(), within);
  }

  /** A run of the generic simulation. */
  static GatlingLaunch endpoints(Path within) {
    return of(ENDPOINTS, within);
  }

  private static GatlingLaunch of(String simulation, Path within) {
    try {
      return new GatlingLaunch(simulation, Files.createTempDirectory(within, "launch"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A system property of the JVM. */
  public GatlingLaunch with(String name, Object value) {
    properties.put(name, value.toString());
    return this;
  }

  public GatlingLaunch withVariable(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Options of the JVM, after our own. */
  public GatlingLaunch withJvmOptions(String... options) {
    jvmOptions.addAll(List.of(options));
    return this;
  }

  /** A limit of the process, as the shell's ulimit sets it. */
  public GatlingLaunch withLimit(String option, int value) {
    return startedBy("bash", "-c", "ulimit " + option + " " + value + "; exec \"$@\"", "-");
  }

  /** A command that starts the process, whose own command line is appended to its arguments. */
  GatlingLaunch startedBy(String... command) {
    starter.addAll(List.of(command));
    return this;
  }

  /** Settings in HOCON, over this class's own. */
  public GatlingLaunch withSettings(String hocon) {
    settings = hocon;
    return this;
  }

  /** So many processes that are one run, in place of one. */
  public GatlingLaunch byInjectors(int count) {
    injectors = count;
    return this;
  }

  /** A results folder that several runs may share. */
  public GatlingLaunch into(Path sharedResults) {
    results = sharedResults;
    return this;
  }

  /** A folder whose files hide those of the same name on the class path. */
  public GatlingLaunch withResourcesIn(Path resources) {
    shared = Optional.empty();
    classPath = resources + File.pathSeparator + classPath;
    return this;
  }

  /** Starts the process, once fewer than two others run. */
  public GatlingProcess start() {
    try {
      Path application = Files.writeString(folder.resolve("test.conf"), DEFAULTS + settings);
      Path console = folder.resolve("console.txt");
      ProcessBuilder builder =
          new ProcessBuilder(command(application))
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(console.toFile());
      builder.environment().keySet().removeIf(name -> name.startsWith("SALVO_"));
      builder.environment().putAll(environment);
      AT_ONCE.acquireUninterruptibly();
      Process process = builder.start();
      process.onExit().thenRun(AT_ONCE::release);
      return new GatlingProcess(process, console, results);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> command(Path application) {
    List<String> arguments = new ArrayList<>(List.of("-Xmx512m"));
    arguments.addAll(OwnJava.quickly(shared));
    arguments.addAll(jvmOptions);
    arguments.add("-Dsalvo.config=" + application);
    properties.forEach((name, value) -> arguments.add("-D" + name + "=" + value));
    List<String> command = new ArrayList<>(starter);
    command.addAll(injectors == 0 ? alone(arguments) : together(arguments));
    return command;
  }

  private List<String> alone(List<String> arguments) {
    return InjectorCommand.of(arguments, classPath(), simulation, results);
  }

  private List<String> together(List<String> arguments) {
    arguments.add("-Dsalvo.report.directory=" + results);
    return JavaChild.command(
        arguments, classPath(), INJECTORS, List.of(simulation, String.valueOf(injectors)));
  }

  private String classPath() {
    return shared.map(SharedClasses::classPath).orElse(classPath);
  }
}
