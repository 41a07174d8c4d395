package salvo.gatling.plain;

import salvo.event.RunEvent;

/** What Salvo does around a load that Gatling runs, whatever the simulation itself overrides. */
public interface SimulationHooks {

  /** Before anything of the run exists; throwing ends the process with no run folder. */
  void planned(SimulationPlan plan);

  /** After the simulation's own {@code before()}, right before Gatling makes the run folder. */
  void beforeRun();

  /** The run folder is there and the first user is yet to start. */
  void started(Runnable stopLoad);

  /** One event of the run, on one thread. */
  void accept(RunEvent event);

  /** After the load and the simulation's own {@code after()}, before Gatling's reports. */
  void afterRun();
}
