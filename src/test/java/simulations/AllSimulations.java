package simulations;

import java.util.List;
import salvo.gatling.SimulationSuite;
import simulations.content.AuthenticationSimulation;
import simulations.content.ContentGenerationSimulation;
import simulations.content.ContentSimulation;
import simulations.content.StressSimulation;
import simulations.flows.AiexecSimulation;
import simulations.flows.WfxSimulation;
import simulations.jobs.JobsPollingSimulation;
import simulations.jobs.JobsQuickCheckSimulation;
import simulations.jobs.JobsSimulation;
import simulations.story.StorySimulation;
import simulations.voice.AgentsApiSimulation;
import simulations.voice.CallsSimulation;
import simulations.voice.ConcurrentCallsSimulation;
import simulations.voice.DatabaseSimulation;
import simulations.voice.MixedSimulation;
import simulations.voice.WebSocketSimulation;

/** All simulations of all systems, with one verdict; {@code -Dsystem=all}. */
public final class AllSimulations extends SimulationSuite {

  public AllSimulations() {
    super(
        List.of(
            ContentSimulation.class,
            AuthenticationSimulation.class,
            ContentGenerationSimulation.class,
            StressSimulation.class,
            JobsQuickCheckSimulation.class,
            JobsSimulation.class,
            JobsPollingSimulation.class,
            StorySimulation.class,
            AgentsApiSimulation.class,
            CallsSimulation.class,
            WebSocketSimulation.class,
            ConcurrentCallsSimulation.class,
            DatabaseSimulation.class,
            MixedSimulation.class,
            AiexecSimulation.class,
            WfxSimulation.class));
  }
}
