package salvo.gatling.http;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import salvo.gatling.LoadSimulation;
import salvo.gatling.engine.Startup;
import salvo.gatling.users.Journey;
import salvo.gatling.users.UserType;

/** Any HTTP service, described in {@code salvo.systems.endpoints} alone: no code to write. */
public final class EndpointsSimulation extends LoadSimulation {

  /** Who calls the endpoints where the configuration names nobody. */
  private static final String CLIENT = "client";

  private static final String NO_ENDPOINT =
      "salvo.systems.endpoints.list is empty: there is nothing to load. Write what the service has"
          + " into application.conf, for example salvo.systems.endpoints.list = [ { name = home,"
          + " path = \"/\" } ], and pass -DbaseUrl=<its address>.";

  public EndpointsSimulation() {
    if (target().endpoints().isEmpty()) {
      throw Startup.refuse(List.of(NO_ENDPOINT));
    }
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
