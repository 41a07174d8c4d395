package salvo.gatling;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import salvo.config.Settings;
import salvo.config.injector.InjectorReader;
import salvo.config.injector.InjectorSettings;
import salvo.config.source.PropertyEncoding;
import salvo.gatling.choice.SimulationClasses;
import salvo.gatling.choice.SimulationClasses.Found;
import salvo.gatling.described.DescribedClasses;
import salvo.gatling.engine.BadSimulation;
import salvo.gatling.engine.ResultsFolder;
import salvo.gatling.engine.Startup;
import salvo.report.html.HtmlReport;
import salvo.report.words.RunText;
import salvo.slo.Verdict;
import salvo.suite.ConsoleSuite;
import salvo.suite.InjectorCommand;
import salvo.suite.SuiteReport;
import salvo.suite.SuiteRun;
import salvo.suite.file.SuiteFiles;
import salvo.suite.live.SuiteLive;
import salvo.suite.live.SuiteServer;
import salvo.text.Outputs;

/**
 * Every simulation of the project with one command. Each runs in a process of its own with the
 * settings of this one; the combined verdict is the exit status.
 */
final class SimulationSuite {

  private static final String PROPERTY = "-D";

  /** Chosen for this process only: each simulation has its own system and its own folder. */
  private static final Set<String> NOT_HANDED_ON =
      Set.of("system", "simulation", "salvo.system", "parallel", "simulations");

  private SimulationSuite() {}

  /**
   * Runs the simulations and ends the process with their combined verdict; it never returns.
   *
   * @param injectors how many processes of this machine each of them is to have
   */
  static void run(int injectors) {
    Settings settings = Startup.suiteSettings();
    List<String> chosen =
        Startup.orExit(() -> chosen(SimulationClasses.ofProject(), settings.suite().simulations()));
    if (!settings.injector().isAlone() && settings.suite().parallel() > 1) {
      throw Startup.refuse(
          List.of(
              "salvo.suite.parallel: several injectors can run only one simulation at a time. Leave"
                  + " it out."));
    }
    Path folder = ResultsFolder.ofAll().resolve(RunIds.next(Settings.ALL));
    PrintStream console = Startup.console();
    SuiteLive live =
        new SuiteLive(folder, chosen.stream().map(SimulationSuite::simpleName).toList());
    if (settings.live().enabled()) {
      serve(live, console);
    }
    SuiteRun run =
        new SuiteRun(
            folder,
            settings.suite().parallel(),
            (simulation, results) -> launch(simulation, results, injectors),
            settings.injector().index() > 0,
            console,
            InstantSource.system(),
            live);
    Runtime.getRuntime().addShutdownHook(new Thread(run::interrupt, "salvo-suite-ending"));
    List<String> formats = settings.output().formats();
    Runtime.getRuntime().halt(run(run, folder, chosen, formats, console));
  }

  /** Nobody has to watch: a page that cannot be served is no reason not to run. */
  private static void serve(SuiteLive live, PrintStream console) {
    try {
      console.println("  Live page of all: " + SuiteServer.start(live).address());
    } catch (IOException e) {
      console.println("There is no live page of the suite: " + e.getMessage() + ".");
    }
  }

  private static int run(
      SuiteRun run, Path folder, List<String> chosen, List<String> formats, PrintStream console) {
    try {
      SuiteReport report = run.run(chosen);
      Outputs outputs = SuiteFiles.write(report, folder, formats);
      boolean ascii = !Startup.consoleCharset().newEncoder().canEncode('█');
      console.print(ConsoleSuite.render(report, folder, System.console() != null, ascii));
      outputs.failures().forEach(it -> console.println("Not written: " + it + "."));
      Verdict.Status status = report.verdict().status();
      if (Startup.isUnderMaven() && status != Verdict.Status.PASS) {
        console.println(RunText.underMaven(status));
      }
      Path page = folder.resolve(HtmlReport.FILE_NAME);
      if (Files.isRegularFile(page)) {
        console.println("Report      " + page.toUri());
      }
      return status.exitCode();
    } catch (UncheckedIOException e) {
      console.println("The combined verdict could not be written: " + e.getMessage());
      return Verdict.Status.INVALID.exitCode();
    } finally {
      console.flush();
      run.end();
    }
  }

  private static List<String> chosen(List<Found> all, List<String> names) {
    Set<String> known = new TreeSet<>();
    all.forEach(simulation -> known.add(simulation.simpleName()));
    List<String> unknown = names.stream().filter(name -> !known.contains(name)).toList();
    if (known.isEmpty()) {
      throw new BadSimulation(
          List.of("There is no simulation to run. Write one with ./salvo new <name>."));
    }
    if (!unknown.isEmpty()) {
      throw new BadSimulation(
          List.of(
              "salvo.suite.simulations = "
                  + String.join(", ", unknown)
                  + ": must be of "
                  + String.join(", ", known)
                  + "."));
    }
    return all.stream()
        .filter(simulation -> names.isEmpty() || names.contains(simulation.simpleName()))
        .map(Found::className)
        .toList();
  }

  /** This process' JVM with its flags, properties and class path, for another simulation. */
  private static ProcessBuilder launch(String simulation, Path results, int injectors) {
    List<String> arguments = new ArrayList<>();
    PropertyEncoding encoding = Startup.propertyEncoding();
    for (String argument : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (!argument.startsWith(PROPERTY)) {
        arguments.add(argument);
      } else if (!NOT_HANDED_ON.contains(propertyName(argument))) {
        arguments.add(encoding.decode(argument));
      }
    }
    InjectorSettings injector = InjectorReader.early(encoding);
    if (!injector.isAlone()) {
      arguments.add(PROPERTY + "salvo.injector.run=" + commonRun(simulation, injector.run()));
    }
    arguments.add(PROPERTY + "salvo.system=" + simulation);
    arguments.add(PROPERTY + InjectorCommand.PARENT_WATCH + "=" + ProcessHandle.current().pid());
    return new ProcessBuilder(
        injectors > 1
            ? InjectorGroup.command(arguments, simulation, injectors, results)
            : InjectorCommand.of(arguments, DescribedClasses.toStart(simulation), results));
  }

  /** They meet anew for each simulation. */
  private static String commonRun(String simulation, String run) {
    return simpleName(simulation).toLowerCase(Locale.ROOT) + "-" + run;
  }

  private static String simpleName(String simulation) {
    return simulation.substring(simulation.lastIndexOf('.') + 1);
  }

  private static String propertyName(String argument) {
    return argument.substring(PROPERTY.length()).split("=", 2)[0];
  }
}
