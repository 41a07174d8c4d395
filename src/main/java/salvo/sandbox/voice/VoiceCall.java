package salvo.sandbox.voice;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * A telephone call. It is dialled, rings and is answered as time goes by, then it can be put on
 * hold, transferred and recorded until somebody ends it. For the event loop only.
 */
final class VoiceCall {

  /** Dialling takes a tenth of the time to the answer; the rest of it the phone rings. */
  private static final double PENDING_SHARE = 0.1;

  private final UUID id;
  private final Order order;
  private final long createdMillis;
  private final long ringingMillis;
  private final long answeredMillis;
  private OptionalLong endedMillis = OptionalLong.empty();
  private boolean onHold;
  private Optional<CallRecording> recording = Optional.empty();
  private long audioChunks;

  /** What a call was asked to be. */
  record Order(
      String agentId, String direction, String toNumber, String fromNumber, JsonNode metadata) {}

  /** Where a call stands. */
  enum Status {
    PENDING,
    RINGING,
    IN_PROGRESS,
    ON_HOLD,
    COMPLETED;

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @param answerMillis time from now until it is answered
   */
  VoiceCall(UUID id, Order order, long nowMillis, double answerMillis) {
    this.id = id;
    this.order = order;
    this.createdMillis = nowMillis;
    this.ringingMillis = nowMillis + Math.round(answerMillis * PENDING_SHARE);
    this.answeredMillis = nowMillis + Math.round(answerMillis);
  }

  Status status(long nowMillis) {
    if (endedMillis.isPresent()) {
      return Status.COMPLETED;
    }
    if (nowMillis < ringingMillis) {
      return Status.PENDING;
    }
    if (nowMillis < answeredMillis) {
      return Status.RINGING;
    }
    return onHold ? Status.ON_HOLD : Status.IN_PROGRESS;
  }

  boolean hasEnded() {
    return endedMillis.isPresent();
  }

  void end(long nowMillis) {
    endedMillis = OptionalLong.of(nowMillis);
    recording = recording.map(CallRecording::stopped);
  }

  void hold(boolean hold) {
    onHold = hold;
  }

  void heard() {
    audioChunks++;
  }

  void record(CallRecording newRecording) {
    recording = Optional.of(newRecording);
  }

  UUID id() {
    return id;
  }

  Order order() {
    return order;
  }

  Optional<CallRecording> recording() {
    return recording;
  }

  long audioChunks() {
    return audioChunks;
  }

  long createdMillis() {
    return createdMillis;
  }

  /** When it was answered; empty while nobody has. */
  OptionalLong answeredMillis(long nowMillis) {
    long until = endedMillis.orElse(nowMillis);
    return until < answeredMillis ? OptionalLong.empty() : OptionalLong.of(answeredMillis);
  }

  OptionalLong endedMillis() {
    return endedMillis;
  }
}
