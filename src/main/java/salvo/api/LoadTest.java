package salvo.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import salvo.JavaChild;
import salvo.config.SavedRunSettings;
import salvo.config.source.PropertyEncoding;
import salvo.report.RunReport;
import salvo.saved.SavedRun;
import salvo.suite.InjectorCommand;

/**
 * Runs a simulation from Java, for example in a JUnit test, and gives its report to assert on. The
 * injector is a process of its own, so that nothing leaks from one run into another; its settings
 * are those of {@code application.conf} and of the environment, with what is set here above them.
 *
 * <pre>{@code
 * RunReport report = LoadTest.of(ContentSimulation.class).profile("smoke").run();
 * assertEquals(Verdict.Status.PASS, report.verdict().status());
 * }</pre>
 */
public final class LoadTest {

  private static final Duration DEFAULT_LIMIT = Duration.ofHours(25);

  /** For what comes before the run itself: the JVM, the settings, the sandbox. */
  private static final Duration START_LIMIT = Duration.ofMinutes(5);

  private static final Duration POLL = Duration.ofMillis(100);

  /** A run that is asked to end writes its reports first. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final int LINES_SHOWN = 20;

  private final String simulation;
  private final Map<String, String> properties = new LinkedHashMap<>();
  private final Map<String, String> environment = new LinkedHashMap<>();
  private final List<String> jvmOptions = new ArrayList<>(List.of("-Xmx1g"));
  private Path results = Path.of("target", "gatling");
  private Duration limit = DEFAULT_LIMIT;

  private LoadTest(String simulation) {
    this.simulation = simulation;
  }

  /** A test that runs the simulation, which has to be on the class path of this process. */
  public static LoadTest of(Class<?> simulation) {
    return of(simulation.getName());
  }

  /** The same, by the full name of the simulation's class. */
  public static LoadTest of(String simulation) {
    return new LoadTest(simulation);
  }

  /** The load to offer: a profile of {@code salvo.workload.profiles}; default as configured. */
  public LoadTest profile(String name) {
    return with("workload.profile", name);
  }

  /** The target; default as configured, and a sandbox without any. */
  public LoadTest baseUrl(String url) {
    return with("baseUrl", url);
  }

  /** Any setting by its key in {@code reference.conf}, the leading {@code salvo.} left out. */
  public LoadTest with(String key, Object value) {
    properties.put("salvo." + key, value.toString());
    return this;
  }

  /** A variable of the injector's environment: the place for secrets. */
  public LoadTest withVariable(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Options of the injector's JVM, after {@code -Xmx1g}. */
  public LoadTest withJvmOptions(String... options) {
    jvmOptions.addAll(List.of(options));
    return this;
  }

  /** Where runs are kept, each in a folder of its own; default {@code target/gatling}. */
  public LoadTest resultsIn(Path folder) {
    results = folder;
    return this;
  }

  /**
   * When to end a run that has not ended by itself, counted from the time when Gatling has started
   * it, warm-up included; default 25 hours, as a load lasts 24 at most.
   */
  public LoadTest within(Duration time) {
    limit = time;
    return this;
  }

  /**
   * Runs the simulation, waits for its end and reads its report. A missed objective is no error:
   * the report's verdict tells. A run that lasts too long is ended, and reported as interrupted.
   *
   * @throws LoadTestException when the run leaves no report, as with wrong settings; the message
   *     holds what the run said
   */
  public RunReport run() {
    try {
      Files.createDirectories(results);
      Path folder = Files.createTempDirectory(results.toAbsolutePath(), "test-");
      Path console = folder.resolve("console.txt");
      int status = ended(start(folder, console), folder);
      Path run = runIn(folder).orElseThrow(() -> unreported(status, console));
      return SavedRun.open(run, SavedRunSettings.load(PropertyEncoding.PLAIN)).report(event -> {});
    } catch (IOException e) {
      throw new LoadTestException("Cannot run " + simulation + ": " + e.getMessage(), e);
    }
  }

  private Process start(Path folder, Path console) throws IOException {
    List<String> arguments = new ArrayList<>(jvmOptions);
    arguments.add("--add-opens=java.base/java.lang=ALL-UNNAMED");
    arguments.add("-D" + InjectorCommand.PARENT_WATCH + "=" + ProcessHandle.current().pid());
    properties.forEach((key, value) -> arguments.add("-D" + key + "=" + value));
    ProcessBuilder builder =
        new ProcessBuilder(InjectorCommand.of(arguments, simulation, folder))
            .redirectErrorStream(true)
            .redirectOutput(console.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    return process;
  }

  private int ended(Process process, Path folder) throws IOException {
    try {
      if (!endsWithin(process, folder)) {
        JavaChild.end(process, PATIENCE);
      }
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new LoadTestException("Interrupted while " + simulation + " was running.", e);
    }
  }

  private boolean endsWithin(Process process, Path folder)
      throws IOException, InterruptedException {
    long startDeadline = System.nanoTime() + START_LIMIT.toNanos();
    while (runIn(folder).isEmpty() && System.nanoTime() < startDeadline) {
      if (process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
        return true;
      }
    }
    return runIn(folder).isPresent() && process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static Optional<Path> runIn(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(entry -> Files.exists(entry.resolve("simulation.log"))).findFirst();
    }
  }

  private LoadTestException unreported(int status, Path console) {
    return new LoadTestException(
        simulation
            + " ended with status "
            + status
            + " and left no report. It said:\n"
            + lastLines(console));
  }

  private static String lastLines(Path console) {
    try {
      List<String> lines = Files.readString(console).lines().toList();
      return String.join(
          "\n", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
    } catch (IOException e) {
      return "(" + console + " cannot be read: " + e.getMessage() + ")";
    }
  }
}
