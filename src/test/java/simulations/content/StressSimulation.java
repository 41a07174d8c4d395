package simulations.content;

import static salvo.gatling.users.UserType.users;

import java.util.Set;
import salvo.gatling.LoadSimulation;

/** Content API beyond its limits: rapid fire, a busy database, long workflows, large payloads. */
public final class StressSimulation extends LoadSimulation {

  public StressSimulation() {
    super("content-stress");
    var stress = new StressScenarios(target());
    setUp(
            load(
                stress::accounts,
                users("stress", stress.hammer()),
                users("database-stress", stress.workTheDatabase()),
                users("sustained-load", stress.workSteadily())))
        .assertions(slos());
  }

  @Override
  protected Set<String> otherEndpoints() {
    return StressRequests.NAMES;
  }
}
