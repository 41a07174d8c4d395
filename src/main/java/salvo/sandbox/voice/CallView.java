package salvo.sandbox.voice;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.UUID;

/** A call as the API answers it; null where something has not happened. */
record CallView(
    UUID id,
    String agentId,
    String direction,
    String status,
    String toNumber,
    String fromNumber,
    String startedAt,
    String answeredAt,
    String endedAt,
    Long durationSeconds,
    Long audioChunks,
    String recordingUrl,
    JsonNode metadata,
    String createdAt) {

  static CallView of(VoiceCall call, long nowMillis) {
    OptionalLong answered = call.answeredMillis(nowMillis);
    return new CallView(
        call.id(),
        call.order().agentId(),
        call.order().direction(),
        call.status(nowMillis).key(),
        call.order().toNumber(),
        call.order().fromNumber(),
        time(OptionalLong.of(call.createdMillis())),
        time(answered),
        time(call.endedMillis()),
        call.endedMillis().isPresent() ? seconds(answered, call.endedMillis().getAsLong()) : null,
        call.audioChunks(),
        call.recording().map(CallRecording::recordingUrl).orElse(null),
        call.order().metadata(),
        time(OptionalLong.of(call.createdMillis())));
  }

  private static Long seconds(OptionalLong answered, long ended) {
    return answered.isPresent() ? (ended - answered.getAsLong()) / 1000 : 0;
  }

  private static String time(OptionalLong millis) {
    return millis.isPresent() ? Instant.ofEpochMilli(millis.getAsLong()).toString() : null;
  }
}
