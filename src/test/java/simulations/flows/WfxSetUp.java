package simulations.flows;

import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.util.List;
import java.util.Optional;
import salvo.gatling.Target;
import salvo.gatling.engine.BadSimulation;

/** Chooses one of the flows that a WFX server serves. It makes nothing, so nothing is removed. */
final class WfxSetUp implements FlowSetUp {

  private final WfxRequests requests;
  private final String apiKey;
  private final String flow;
  private final String globalVars;

  WfxSetUp(WfxRequests requests, Target target) {
    this.requests = requests;
    this.apiKey = target.option("apiKey");
    this.flow = target.option("flow");
    this.globalVars = target.optionIfAny("globalVars").orElse("{}");
    if (!FlowList.isObject(globalVars)) {
      throw new BadSimulation(
          List.of("salvo.systems.wfx.options.globalVars must be a JSON object, such as {}."));
    }
  }

  @Override
  public ChainBuilder prepare() {
    return exec(this::given)
        .exec(FlowAccess.step(requests.health, FlowAccess.RESULT))
        .exec(FlowAccess.step(requests.listFlows, FlowAccess.RESULT))
        .exec(doIf(session -> !session.isFailed()).then(exec(this::choose)))
        .exec(FlowAccess.step(requests.preflight, FlowAccess.RESULT));
  }

  @Override
  public ChainBuilder cleanUp() {
    return exec(session -> session);
  }

  @Override
  public Optional<String> leftBehind() {
    return Optional.empty();
  }

  private Session given(Session session) {
    return session.set(FlowAccess.API_KEY, apiKey).set(FlowAccess.GLOBAL_VARS, globalVars);
  }

  private Session choose(Session session) {
    FlowList served = FlowList.of(session.getString(WfxRequests.FLOWS));
    return served
        .find(flow, "relative_path", "title", "id")
        .map(found -> session.set(FlowAccess.FLOW_ID, found.path("id").asText()))
        .orElseGet(() -> FlowAccess.fail(session, served.unknown(flow, "relative_path")));
  }
}
