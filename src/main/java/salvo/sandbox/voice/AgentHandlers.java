package salvo.sandbox.voice;

import java.util.List;
import java.util.Map;
import salvo.sandbox.http.Call;
import salvo.sandbox.http.Input;
import salvo.sandbox.http.Reply;

/** What can be read of the agents: themselves, their numbers, and the figures of their calls. */
final class AgentHandlers {

  private static final int MOST_LISTED = 100;
  private static final int LISTED = 50;

  private final Agents agents;
  private final Calls calls;

  AgentHandlers(Agents agents, Calls calls) {
    this.agents = agents;
    this.calls = calls;
  }

  Reply list(Call call) {
    Input query = Input.query(call);
    int limit = query.whole("limit", 1, MOST_LISTED, LISTED);
    int offset = query.whole("offset", 0, Integer.MAX_VALUE, 0);
    query.check();
    List<Agents.Agent> all = agents.all();
    return Reply.json(
        200,
        new AgentList(all.stream().skip(offset).limit(limit).toList(), all.size(), limit, offset));
  }

  Reply read(Call call) {
    return agents
        .find(call.pathVariable("agent_id"))
        .map(agent -> Reply.json(200, agent))
        .orElseGet(() -> Reply.detail(404, "Agent not found"));
  }

  Reply phoneNumbers(Call call) {
    List<PhoneNumber> numbers =
        agents.all().stream()
            .map(agent -> new PhoneNumber(agent.phoneNumber(), agent.id(), "active"))
            .toList();
    return Reply.json(200, Map.of("phone_numbers", numbers, "total", numbers.size()));
  }

  Reply analytics(Call call) {
    return Reply.json(200, calls.overview());
  }

  private record AgentList(List<Agents.Agent> agents, int total, int limit, int offset) {}

  private record PhoneNumber(String number, String agentId, String status) {}
}
