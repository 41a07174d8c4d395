package simulations.flows;

import io.gatling.javaapi.core.Session;

/**
 * An API key of Aiexec and a flow that its holder may run.
 *
 * @param host the target that they belong to, scheme, name and port
 * @param keyId names the key without giving it away
 * @param flowId empty while there is only the key
 */
record Credentials(String host, String apiKey, String keyId, String flowId, String flowName) {

  Credentials withFlow(String id) {
    return new Credentials(host, apiKey, keyId, id, flowName);
  }

  /** The session of a user who holds them. */
  Session into(Session session) {
    Session holder =
        session
            .set(AiexecRequests.LOCATION, host)
            .set(FlowAccess.API_KEY, apiKey)
            .set(AiexecRequests.KEY_ID, keyId);
    return flowId.isEmpty() ? holder : holder.set(FlowAccess.FLOW_ID, flowId);
  }

  /** Without the key: a printed secret is a lost one. */
  @Override
  public String toString() {
    return "the API key " + keyId + (flowId.isEmpty() ? "" : " and the flow " + flowId);
  }
}
