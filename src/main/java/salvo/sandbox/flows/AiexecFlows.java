package salvo.sandbox.flows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import salvo.sandbox.http.Call;
import salvo.sandbox.http.Environment;
import salvo.sandbox.http.Input;
import salvo.sandbox.http.Reply;

/** The flows uploaded to Aiexec: kept, run by id or endpoint name, deleted. */
final class AiexecFlows {

  private static final int MAX_FLOWS = 1000;
  private static final int MAX_CHARS = 1000;

  private final Environment environment;
  private final UUID userId;
  private final UUID folderId;
  private final RunTimes runTimes;
  private final FlowEngine engine;
  private final Map<String, Flow> flows = new Latest<>(MAX_FLOWS);

  AiexecFlows(Environment environment, UUID userId) {
    this.environment = environment;
    this.userId = userId;
    this.folderId = environment.ids().next();
    this.runTimes = new RunTimes(environment, "aiexec");
    this.engine = new FlowEngine(environment, "aiexec");
  }

  /** An uploaded flow, as far as running it needs to know. */
  private record Flow(String id, String endpointName, int components) {}

  Reply upload(Call call) {
    Input input = Input.json(call);
    input.text("name", 1, MAX_CHARS);
    String endpointName = input.optionalText("endpoint_name", MAX_CHARS);
    input.check();
    if (endpointName != null && !endpointName.matches("[A-Za-z0-9_-]+")) {
      return Reply.detail(422, "Endpoint name must be letters, digits, hyphens and underscores");
    }
    if (endpointName != null && find(endpointName).isPresent()) {
      return Reply.detail(400, "Endpoint name must be unique");
    }
    ObjectNode flow = (ObjectNode) call.json();
    String id = environment.ids().next().toString();
    flows.put(id, new Flow(id, endpointName, flow.at("/data/nodes").size()));
    flow.put("id", id).put("user_id", userId.toString()).put("folder_id", folderId.toString());
    return Reply.json(201, flow);
  }

  Reply delete(Call call) {
    return flows.remove(call.pathVariable("id")) == null
        ? Reply.detail(404, "Flow not found")
        : Reply.json(200, Map.of("message", "Flow deleted successfully"));
  }

  /** A flow without components has nothing to put out: it succeeds with empty outputs. */
  Reply run(Call call) {
    String idOrName = call.pathVariable("id");
    Input input = Input.json(call);
    String text =
        Optional.ofNullable(input.optionalText("input_value", RunTimes.MAX_CHARS)).orElse("");
    String sessionId = input.optionalText("session_id", MAX_CHARS);
    input.check();
    boolean isStreamed = "true".equals(call.query().get("stream"));
    return find(idOrName)
        .map(
            flow ->
                isStreamed
                    ? engine.run(text, reply -> end(flow, text, reply, sessionId))
                    : Reply.json(200, answer(flow, text, sessionId))
                        .after(runTimes.nextMillis(text)))
        .orElseGet(() -> Reply.detail(404, "Flow identifier " + idOrName + " not found"));
  }

  private static Map.Entry<String, Object> end(
      Flow flow, String text, String reply, String sessionId) {
    String session = sessionId == null ? flow.id() : sessionId;
    return Map.entry("end", Map.of("result", RunAnswer.of(text, reply, session)));
  }

  private static RunAnswer answer(Flow flow, String text, String sessionId) {
    String session = sessionId == null ? flow.id() : sessionId;
    return flow.components() == 0 ? RunAnswer.withoutOutputs(session) : RunAnswer.to(text, session);
  }

  private Optional<Flow> find(String idOrName) {
    return Optional.ofNullable(flows.get(idOrName))
        .or(
            () ->
                flows.values().stream()
                    .filter(flow -> idOrName.equals(flow.endpointName()))
                    .findFirst());
  }
}
