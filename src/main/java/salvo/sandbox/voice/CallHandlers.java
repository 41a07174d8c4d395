package salvo.sandbox.voice;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import salvo.sandbox.http.Call;
import salvo.sandbox.http.Input;
import salvo.sandbox.http.Refusal;
import salvo.sandbox.http.Reply;
import salvo.sandbox.voice.VoiceCall.Order;

/** Calls: list, read, start, hear audio, end. */
final class CallHandlers {

  private static final int MOST_LISTED = 100;
  private static final int LISTED = 50;
  private static final int LONGEST_NUMBER = 20;
  private static final int LONGEST_CHUNK = 64_000;
  private static final List<String> FORMATS = List.of("pcm_16000", "pcm_8000", "ulaw_8000");

  private final Calls calls;
  private final Agents agents;

  CallHandlers(Calls calls, Agents agents) {
    this.calls = calls;
    this.agents = agents;
  }

  Reply list(Call call) {
    Input query = Input.query(call);
    int limit = query.whole("limit", 1, MOST_LISTED, LISTED);
    int offset = query.whole("offset", 0, Integer.MAX_VALUE, 0);
    query.check();
    return Reply.json(200, calls.list(limit, offset));
  }

  Reply read(Call call) {
    return Reply.json(200, view(find(calls, call)));
  }

  Reply start(Call call) {
    Input input = Input.json(call);
    String number = input.text("phone_number", 1, LONGEST_NUMBER);
    String direction = input.oneOf("direction", List.of("outbound", "inbound"), "outbound");
    return Reply.json(201, view(start(call, input, direction, number, null)));
  }

  Reply startOutbound(Call call) {
    Input input = Input.json(call);
    String to = input.text("to_number", 1, LONGEST_NUMBER);
    String from = input.text("from_number", 1, LONGEST_NUMBER);
    VoiceCall started = start(call, input, "outbound", to, from);
    return Reply.json(201, new Outbound(started.id(), started.id(), status(started)));
  }

  private VoiceCall start(Call call, Input input, String direction, String to, String from) {
    String agent = input.text("agent_id", 1, Integer.MAX_VALUE);
    input.check();
    if (agents.find(agent).isEmpty()) {
      throw new Refusal(Reply.detail(404, "Agent not found"));
    }
    JsonNode metadata = call.json().get("metadata");
    return calls.start(new Order(agent, direction, to, from, metadata));
  }

  Reply hear(Call call) {
    VoiceCall heard = findOpen(calls, call);
    Input input = Input.json(call);
    input.text("audio", 1, LONGEST_CHUNK);
    input.oneOf("format", FORMATS, null);
    input.check();
    heard.heard();
    return Reply.json(202, Map.of("accepted", true, "chunks", heard.audioChunks()));
  }

  Reply end(Call call) {
    VoiceCall ended = findOpen(calls, call);
    calls.end(ended);
    return Reply.json(200, view(ended));
  }

  /** The call of the path; 404 when there is none. */
  static VoiceCall find(Calls calls, Call call) {
    return calls
        .find(call.pathVariable("call_id"))
        .orElseThrow(() -> new Refusal(Reply.detail(404, "Call not found")));
  }

  /** The call of the path, which must not have ended; otherwise 409. */
  static VoiceCall findOpen(Calls calls, Call call) {
    VoiceCall found = find(calls, call);
    if (found.hasEnded()) {
      throw new Refusal(Reply.detail(409, "Call has ended"));
    }
    return found;
  }

  private CallView view(VoiceCall call) {
    return CallView.of(call, calls.nowMillis());
  }

  private String status(VoiceCall call) {
    return call.status(calls.nowMillis()).key();
  }

  private record Outbound(UUID callId, UUID sessionId, String status) {}
}
