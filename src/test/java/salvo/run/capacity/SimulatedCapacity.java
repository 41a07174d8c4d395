package salvo.run.capacity;

import java.util.OptionalDouble;
import salvo.analysis.Capacity;
import salvo.capacity.simulated.Searches;
import salvo.capacity.simulated.Servers;
import salvo.capacity.simulated.SimulatedRun;

/** What a search in simulated time finds, as the reports have it. */
public final class SimulatedCapacity {

  private static final long SEED = 5;

  private SimulatedCapacity() {}

  /** Of a queue before a server that does 50 requests in a second. */
  public static Capacity ofAQueue() {
    return Capacities.of(
        SimulatedRun.of(Searches.plan(4, 200), Servers.exponential(1, 0.02, SEED), SEED),
        OptionalDouble.empty());
  }
}
