package simulations.flows;

import static simulations.users.UserType.burstUsers;
import static simulations.users.UserType.users;

import java.util.Set;
import simulations.support.LoadSimulation;
import simulations.users.Journey;

/** WFX: the users of Aiexec, at a server that serves flows from files. */
public final class WfxSimulation extends LoadSimulation {

  public WfxSimulation() {
    super("wfx");
    var requests = new WfxRequests(target());
    Journey messages = new FlowScenarios(requests).sendMessages();
    setUp(
            load(
                () -> new FlowAccess(new WfxSetUp(requests, target())),
                users("normal", messages),
                users("aggressive", messages),
                users("sustained", messages),
                users("tail-latency-hunter", messages),
                users("scalability", messages),
                burstUsers(messages)))
        .assertions(slos());
  }

  @Override
  protected Set<String> endpoints() {
    return Message.requests();
  }
}
