package simulations.http;

import java.util.Set;
import salvo.gatling.LoadSimulation;
import salvo.gatling.users.Anonymous;
import salvo.gatling.users.Journey;
import salvo.gatling.users.UserType;

/** Any HTTP service, described in {@code salvo.systems.endpoints} alone: no code to write. */
public final class EndpointsSimulation extends LoadSimulation {

  public EndpointsSimulation() {
    super("endpoints");
    Journey calls = new EndpointScenarios(target()).calls();
    Set<String> userTypes = target().userTypes();
    setUp(
            load(
                Anonymous::new,
                userTypes.stream()
                    .map(name -> UserType.users(name, calls))
                    .toArray(UserType[]::new)))
        .assertions(slos());
  }
}
