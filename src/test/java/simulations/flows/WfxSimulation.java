package simulations.flows;

import java.util.List;
import salvo.analysis.errors.ErrorHint;
import salvo.gatling.LoadSimulation;

/** WFX: the users of Aiexec, at a server that serves flows from files. */
public final class WfxSimulation extends LoadSimulation {

  public WfxSimulation() {
    var requests = new WfxRequests(target());
    setUp(
            load(
                () -> new FlowAccess(new WfxSetUp(requests, target())),
                new FlowScenarios(requests).userTypes()))
        .assertions(slos());
  }

  @Override
  protected List<ErrorHint> hints() {
    return FlowHints.ALL;
  }
}
