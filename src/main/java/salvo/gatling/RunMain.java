package salvo.gatling;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import salvo.analysis.Capacity;
import salvo.config.Settings;
import salvo.gatling.choice.SimulationChoice;
import salvo.gatling.described.DescribedClasses;
import salvo.gatling.engine.InnerRun;
import salvo.gatling.engine.ParentWatch;
import salvo.gatling.engine.ResultsFolder;
import salvo.gatling.engine.Startup;
import salvo.gatling.trial.Trial;
import salvo.gatling.trial.TrialFolder;

/**
 * Runs a simulation in this process, without Maven: what {@code ./salvo run} and the run button of
 * an IDE start. Settings are those of a run under Maven; the process ends with the verdict's exit
 * status.
 */
public final class RunMain {

  /** By which Maven's plug-in is told a class; here a name of any kind. */
  private static final String OF_PLUG_IN = "gatling.simulationClass";

  private static final String PROFILE = "profile";

  private RunMain() {}

  /**
   * Runs a simulation.
   *
   * @param args its name, or that of its system, or nothing for that of {@code -Dsystem}
   */
  public static void main(String[] args) {
    if (args.length > 1) {
      throw Startup.refuse(
          List.of(
              "Give one simulation, not "
                  + String.join(" ", args)
                  + ". Settings such as -Dprofile=smoke are options of Java (VM options)."));
    }
    run(args.length == 0 ? Optional.empty() : Optional.of(args[0]));
  }

  /** The same as {@link #run}, to find out how much its target holds. */
  public static void capacity(Optional<String> simulation) {
    String profile = System.getProperty(PROFILE, Capacity.PROFILE);
    if (!profile.equals(Capacity.PROFILE)) {
      throw Startup.refuse(
          List.of(
              "-Dprofile="
                  + profile
                  + " does not search for a capacity: leave it out, or use salvo run."));
    }
    System.setProperty(PROFILE, Capacity.PROFILE);
    run(simulation);
  }

  /** Runs the simulation of that name, or else that of the system in the settings. */
  public static void run(Optional<String> simulation) {
    run(simulation, 1);
  }

  /** The same by several processes of this machine, which are one run. */
  public static void run(Optional<String> simulation, int injectors) {
    ParentWatch.startWhereNeeded();
    String asked =
        simulation
            .or(() -> Optional.ofNullable(System.getProperty(OF_PLUG_IN)))
            .orElseGet(
                () -> Startup.orExit(() -> SimulationChoice.asked(Startup.propertyEncoding())));
    if (asked.equals(Settings.ALL)) {
      SimulationSuite.run(injectors);
    }
    String chosen = Startup.orExit(() -> SimulationChoice.of(asked));
    if (injectors > 1) {
      Startup.console().println("Starting " + chosen + " with " + injectors + " injectors.");
      InjectorGroup.run(chosen, injectors);
    }
    Startup.console().println("Starting " + chosen + ".");
    InnerRun.of(chosen, Startup.orExit(ResultsFolder::chosen));
  }

  /**
   * Lets one user do each task of the simulation once, shows what went over the network, and ends
   * the process: with status 0, or 2 where something failed.
   *
   * @param curl whether requests are shown as commands
   * @param readOnly whether each task ends before it changes anything, which only a described
   *     system can tell
   * @param record a file that gets the same as JSON
   */
  public static void trial(
      Optional<String> simulation, boolean curl, boolean readOnly, Optional<Path> record) {
    ParentWatch.startWhereNeeded();
    String asked =
        simulation.orElseGet(
            () -> Startup.orExit(() -> SimulationChoice.asked(Startup.propertyEncoding())));
    if (asked.equals(Settings.ALL)) {
      throw Startup.refuse(List.of("A trial takes one simulation: name it."));
    }
    String chosen = Startup.orExit(() -> SimulationChoice.of(asked));
    if (readOnly && !DescribedClasses.isWithoutCode(chosen)) {
      throw Startup.refuse(
          List.of(
              chosen
                  + " is written in Java, which does not tell what its requests change. Try it"
                  + " where writes do no harm, without --read-only."));
    }
    Path folder = TrialFolder.make();
    Startup.undoWhenRefused(() -> TrialFolder.remove(folder));
    Trial.begin(Startup.console(), curl, readOnly, record, folder);
    InnerRun.ofTrial(chosen, folder);
  }
}
