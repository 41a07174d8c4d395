package simulations.flows;

import java.util.List;
import salvo.analysis.errors.ErrorHint;
import salvo.gatling.LoadSimulation;

/** Aiexec: six types of user who run one flow, from the occasional message to bursts of them. */
public final class AiexecSimulation extends LoadSimulation {

  public AiexecSimulation() {
    var requests = new AiexecRequests(target());
    setUp(
            load(
                () -> new FlowAccess(new AiexecSetUp(requests, target())),
                new FlowScenarios(requests).userTypes()))
        .assertions(slos());
  }

  @Override
  protected List<ErrorHint> hints() {
    return FlowHints.ALL;
  }
}
