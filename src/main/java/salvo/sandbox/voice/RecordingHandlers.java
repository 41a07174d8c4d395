package salvo.sandbox.voice;

import salvo.sandbox.http.Call;
import salvo.sandbox.http.Ids;
import salvo.sandbox.http.Input;
import salvo.sandbox.http.Refusal;
import salvo.sandbox.http.Reply;

/** The recording of a call: start, stop by its id, read. */
final class RecordingHandlers {

  private final Calls calls;
  private final Ids ids;

  RecordingHandlers(Calls calls, Ids ids) {
    this.calls = calls;
    this.ids = ids;
  }

  Reply start(Call call) {
    VoiceCall recorded = CallHandlers.findOpen(calls, call);
    if (recorded.recording().filter(CallRecording::isRunning).isPresent()) {
      return Reply.detail(409, "Call is being recorded");
    }
    CallRecording started = CallRecording.start("RE" + ids.next().toString().replace("-", ""));
    recorded.record(started);
    return Reply.json(200, started);
  }

  Reply stop(Call call) {
    VoiceCall recorded = CallHandlers.find(calls, call);
    Input query = Input.query(call);
    String sid = query.text("recording_sid", 1, Integer.MAX_VALUE);
    query.check();
    CallRecording stopped =
        recorded
            .recording()
            .filter(recording -> recording.recordingSid().equals(sid))
            .orElseThrow(RecordingHandlers::notFound)
            .stopped();
    recorded.record(stopped);
    return Reply.json(200, stopped);
  }

  Reply read(Call call) {
    return CallHandlers.find(calls, call)
        .recording()
        .map(recording -> Reply.json(200, recording))
        .orElseThrow(RecordingHandlers::notFound);
  }

  private static Refusal notFound() {
    return new Refusal(Reply.detail(404, "Recording not found"));
  }
}
