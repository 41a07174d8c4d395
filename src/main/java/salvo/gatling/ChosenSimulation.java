package salvo.gatling;

import io.gatling.javaapi.core.Simulation;
import salvo.config.Settings;
import salvo.gatling.choice.SimulationChoice;
import salvo.gatling.engine.InnerRun;
import salvo.gatling.engine.ParentWatch;
import salvo.gatling.engine.Startup;

/**
 * Stands for the simulation that is asked for by name: {@code -Dsystem=shop} runs {@code
 * ShopSimulation}, in whatever package it is, or the one whose code names that system; {@code
 * -Dsystem=all} runs every simulation of the project. Without a name it runs the only one there is,
 * or that of {@code salvo.system}.
 */
public final class ChosenSimulation extends Simulation {

  /** Runs the chosen simulation and ends the process with its status; it never returns. */
  public ChosenSimulation() {
    ParentWatch.startWhereNeeded();
    String asked = Startup.orExit(() -> SimulationChoice.asked(Startup.propertyEncoding()));
    if (asked.equals(Settings.ALL)) {
      SimulationSuite.run(1);
    }
    InnerRun.of(Startup.orExit(() -> SimulationChoice.of(asked)));
  }
}
