package salvo.gatling.plain;

import io.gatling.core.scenario.SimulationParams;
import io.gatling.javaapi.core.Simulation;
import salvo.gatling.engine.Engine;

/**
 * An ordinary Gatling simulation that Salvo records: populations, protocols, assertions and hooks
 * are its own. All that Gatling is told passes {@link #params}, where Salvo puts itself in.
 */
public abstract class GatlingSimulation extends Simulation {

  private final SimulationHooks hooks;
  private final Engine engine;

  protected GatlingSimulation(SimulationHooks hooks) {
    this.hooks = hooks;
    this.engine = new Engine(hooks::accept, this::started);
  }

  /** What the simulation has set up, with Salvo around it; Gatling asks once, before the run. */
  @Override
  public final SimulationParams params(String simulationName) {
    SimulationParams own = super.params(simulationName);
    hooks.planned(SimulationPlan.of(own));
    return HookedParams.of(own, engine.asScala(), hooks::beforeRun, hooks::afterRun);
  }

  private void started() {
    hooks.started(() -> engine.stopLoad("stopped by hand"));
  }
}
