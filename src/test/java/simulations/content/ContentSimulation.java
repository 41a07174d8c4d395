package simulations.content;

import static salvo.gatling.users.UserType.adminUsers;
import static salvo.gatling.users.UserType.burstUsers;
import static salvo.gatling.users.UserType.healthChecks;
import static salvo.gatling.users.UserType.heavyContentUsers;
import static salvo.gatling.users.UserType.regularUsers;

import salvo.gatling.LoadSimulation;

/** Content API: regular, admin, heavy-content, health-check and burst users. */
public final class ContentSimulation extends LoadSimulation {

  public ContentSimulation() {
    var content = new ContentScenarios(target());
    setUp(
            load(
                content::accounts,
                regularUsers(content.browseAndCreate()),
                adminUsers(content.watchUsage()),
                heavyContentUsers(content.generateLongContent()),
                healthChecks(content.probe()),
                burstUsers(content.createInBursts())))
        .assertions(slos());
  }
}
