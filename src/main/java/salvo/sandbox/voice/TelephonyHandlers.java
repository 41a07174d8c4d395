package salvo.sandbox.voice;

import java.util.Map;
import java.util.UUID;
import salvo.sandbox.http.Call;
import salvo.sandbox.http.Input;
import salvo.sandbox.http.Reply;

/** What is done to a call under way: status, hold, resume, transfer. */
final class TelephonyHandlers {

  private static final int LONGEST_NUMBER = 20;
  private static final int LONGEST_MESSAGE = 1000;

  private final Calls calls;

  TelephonyHandlers(Calls calls) {
    this.calls = calls;
  }

  Reply status(Call call) {
    return answer(CallHandlers.find(calls, call));
  }

  Reply hold(Call call) {
    return hold(call, true);
  }

  Reply resume(Call call) {
    return hold(call, false);
  }

  private Reply hold(Call call, boolean hold) {
    VoiceCall held = CallHandlers.findOpen(calls, call);
    held.hold(hold);
    return answer(held);
  }

  Reply transfer(Call call) {
    VoiceCall transferred = CallHandlers.findOpen(calls, call);
    Input input = Input.json(call);
    String target = input.text("target_number", 1, LONGEST_NUMBER);
    input.flag("announce", false);
    input.optionalText("message", LONGEST_MESSAGE);
    input.check();
    return Reply.json(
        200, Map.of("call_id", transferred.id(), "transferred", true, "target_number", target));
  }

  private Reply answer(VoiceCall call) {
    return Reply.json(200, new CallStatus(call.id(), call.status(calls.nowMillis()).key()));
  }

  private record CallStatus(UUID callId, String status) {}
}
