package salvo.gatling.http;

import salvo.gatling.LoadSimulation;
import salvo.gatling.engine.Startup;
import salvo.gatling.users.UserType;

/** Any HTTP service, described in the configuration of its system alone: no code to write. */
public abstract class DescribedSimulation extends LoadSimulation {

  /** Of the system that the configuration describes; ends the process where it describes none. */
  protected DescribedSimulation(String system) {
    super(system);
    UserType[] types =
        Startup.orExit(() -> new DescribedUsers(system, target()).types()).toArray(UserType[]::new);
    setUp(load(types)).assertions(slos());
  }
}
