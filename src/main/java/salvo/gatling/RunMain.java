package salvo.gatling;

import io.gatling.app.Gatling;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import salvo.config.Settings;
import salvo.gatling.engine.BadSimulation;
import salvo.gatling.engine.SimulationNames;
import salvo.gatling.engine.Startup;

/**
 * Runs a simulation in this process, without Maven: what {@code ./salvo run} and the run button of
 * an IDE start. Settings are those of a run under Maven; the process ends with the verdict's exit
 * status.
 */
public final class RunMain {

  private static final String DEFAULT_SYSTEM = "content";

  /** Under the current folder, as with Maven's plug-in. */
  private static final Path RESULTS = Path.of("target", "gatling");

  private RunMain() {}

  /**
   * Runs a simulation.
   *
   * @param args its class, by full or simple name, or nothing for that of {@code -Dsystem}
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

  /** Runs the simulation of that name, or else that of the system in the settings. */
  public static void run(Optional<String> simulation) {
    String chosen =
        Startup.orExit(() -> simulation.map(RunMain::named).orElseGet(RunMain::ofSystem));
    Gatling.main(new String[] {"-s", chosen, "-rf", RESULTS.toString()});
  }

  private static String named(String simulation) {
    SimulationNames names = SimulationNames.ofClassPath();
    return names
        .find(simulation)
        .orElseThrow(
            () ->
                new BadSimulation(
                    List.of(
                        "There is no simulation "
                            + simulation
                            + ". "
                            + names.nearest(simulation))));
  }

  private static String ofSystem() {
    String system = Settings.load(Startup.propertyEncoding()).system().orElse(DEFAULT_SYSTEM);
    SimulationNames names = SimulationNames.ofClassPath();
    String byConvention = SimulationNames.ofSystem(system);
    return names
        .find(byConvention)
        .orElseThrow(
            () ->
                new BadSimulation(
                    List.of(
                        "salvo.system = "
                            + system
                            + ": there is no "
                            + byConvention
                            + ". Name the simulation instead. "
                            + names.nearest(byConvention))));
  }
}
