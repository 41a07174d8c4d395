package simulations.content;

import static salvo.gatling.users.UserType.users;

import salvo.gatling.LoadSimulation;

/** Content API beyond its limits: rapid fire, a busy database, long workflows, large payloads. */
public final class ContentStressSimulation extends LoadSimulation {

  public ContentStressSimulation() {
    var stress = new StressScenarios(target());
    setUp(
            load(
                stress::accounts,
                users("stress", stress.hammer()),
                users("database-stress", stress.workTheDatabase()),
                users("sustained-load", stress.workSteadily())))
        .assertions(slos());
  }
}
