package salvo.gatling;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import salvo.JavaChild;
import salvo.config.AskedSystem;
import salvo.config.Settings;
import salvo.gatling.described.DescribedClasses;
import salvo.gatling.engine.ParentWatch;
import salvo.gatling.engine.ResultsFolder;
import salvo.gatling.engine.Startup;
import salvo.saved.RunFiles;
import salvo.slo.Verdict;
import salvo.suite.InjectorCommand;
import salvo.suite.LocalInjectors;

/** One run by several processes of this machine, with the settings of this one. */
final class InjectorGroup {

  private static final String KEY = "-Dsalvo.injector.";
  private static final int SECRET_BYTES = 24;

  private final String simulation;
  private final int count;
  private final String run;
  private final Path folder;
  private final String secret;

  private InjectorGroup(String simulation, int count) {
    this.simulation = simulation;
    this.count = count;
    this.run = RunIds.next(simulation.substring(simulation.lastIndexOf('.') + 1));
    this.folder = ResultsFolder.ofAll().resolve(run);
    byte[] drawn = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(drawn);
    this.secret = HexFormat.of().formatHex(drawn);
  }

  /**
   * Runs a simulation, as a process of its own.
   *
   * @param args its class, and how many injectors there are
   */
  public static void main(String[] args) {
    ParentWatch.startWhereNeeded();
    run(args[0], Integer.parseInt(args[1]));
  }

  /** The command line of such a process. */
  static List<String> command(
      List<String> jvmArguments, String simulation, int count, Path results) {
    List<String> arguments = new ArrayList<>(jvmArguments);
    arguments.add("-D" + Settings.Output.DIRECTORY_KEY + "=" + results.toAbsolutePath());
    return JavaChild.command(
        arguments, InjectorGroup.class.getName(), List.of(simulation, String.valueOf(count)));
  }

  /** Runs the simulation and ends the process with the verdict; it never returns. */
  static void run(String simulation, int count) {
    InjectorGroup group = new InjectorGroup(simulation, count);
    PrintStream console = Startup.console();
    LocalInjectors injectors = new LocalInjectors(group.folder, group::command, console);
    Runtime.getRuntime()
        .addShutdownHook(new Thread(injectors::interrupt, "salvo-injectors-ending"));
    int status = Verdict.Status.INVALID.exitCode();
    try {
      status = injectors.run(count);
    } catch (IOException e) {
      console.println("The injectors could not be started: " + e.getMessage());
    } finally {
      console.flush();
      Runtime.getRuntime().halt(status);
    }
  }

  /** The secret goes by the environment: a command line is for all to read. */
  private ProcessBuilder command(int index) {
    List<String> options = new ArrayList<>();
    for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (!option.startsWith(KEY) && !asksForASystem(option)) {
        options.add(option);
      }
    }
    options.add("-Dsalvo.system=" + simulation);
    options.add(KEY + "index=" + index);
    options.add(KEY + "count=" + count);
    options.add(KEY + "run=" + run);
    options.add(KEY + "meet=folder:" + RunFiles.meeting(folder).toAbsolutePath());
    options.add("-D" + InjectorCommand.PARENT_WATCH + "=" + ProcessHandle.current().pid());
    if (index > 0) {
      options.add("-Dsalvo.live.port=0");
      options.add("-Dsalvo.live.terminal=off");
    }
    ProcessBuilder command =
        new ProcessBuilder(
            InjectorCommand.of(
                options, DescribedClasses.toStart(simulation), ResultsFolder.ofAll()));
    Map<String, String> environment = command.environment();
    environment.put("SALVO_INJECTOR_SECRET", secret);
    return command;
  }

  private static boolean asksForASystem(String option) {
    return AskedSystem.NAMES.stream().anyMatch(it -> option.startsWith("-D" + it + "="));
  }
}
