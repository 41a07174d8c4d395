package salvo.gatling.http;

import java.util.Set;
import java.util.TreeSet;
import salvo.gatling.LoadSimulation;
import salvo.gatling.users.Journey;
import salvo.gatling.users.UserType;

/** Any HTTP service, described in {@code salvo.systems.endpoints} alone: no code to write. */
public final class EndpointsSimulation extends LoadSimulation {

  /** Who calls the endpoints where the configuration names nobody. */
  private static final String CLIENT = "client";

  public EndpointsSimulation() {
    Journey calls = new EndpointScenarios(target()).calls();
    Set<String> userTypes = new TreeSet<>(target().userTypes());
    if (userTypes.isEmpty()) {
      userTypes.add(CLIENT);
    }
    setUp(
            load(
                userTypes.stream()
                    .map(name -> UserType.users(name, calls))
                    .toArray(UserType[]::new)))
        .assertions(slos());
  }
}
