package salvo.gatling;

import io.gatling.core.scenario.SimulationParams;
import io.gatling.javaapi.core.Simulation;
import salvo.gatling.engine.InnerRun;
import salvo.gatling.plain.PlainRun;

/**
 * A simulation as Gatling has them, that becomes a run of Salvo by extending this class in place of
 * {@link Simulation}: with exact figures, verdict, side-car, live page and all reports. Its
 * populations, injection, protocols, assertions and hooks stay its own, so profile, target, warm-up
 * and user types of the settings have no say, but for the calibration before a load of streams.
 * Assertions that do not hold fail the run, beside the objectives of the settings.
 */
public abstract class GatlingSimulation extends Simulation {

  private final PlainRun run;

  /**
   * Reads the settings of the system that the simulation is called after; ends the process with
   * status 1 and a list of problems when they are wrong.
   */
  protected GatlingSimulation() {
    InnerRun.of(getClass().getName());
    run = new PlainRun(getClass());
  }

  /** What the simulation has set up, with Salvo around it; Gatling asks once, before the run. */
  @Override
  public final SimulationParams params(String simulationName) {
    SimulationParams params = run.around(super.params(simulationName));
    run.made();
    return params;
  }
}
