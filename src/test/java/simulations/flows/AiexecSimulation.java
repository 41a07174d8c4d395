package simulations.flows;

import static simulations.users.UserType.burstUsers;
import static simulations.users.UserType.users;

import java.util.Set;
import simulations.support.LoadSimulation;
import simulations.users.Journey;

/** Aiexec: six types of user who run one flow, from the occasional message to bursts of them. */
public final class AiexecSimulation extends LoadSimulation {

  public AiexecSimulation() {
    super("aiexec");
    var requests = new AiexecRequests(target());
    Journey messages = new FlowScenarios(requests).sendMessages();
    setUp(
            load(
                () -> new FlowAccess(new AiexecSetUp(requests, target())),
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
