package simulations.voice;

import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.repeat;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.FeederBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Duration;
import salvo.gatling.Feeders;
import salvo.gatling.Target;
import salvo.gatling.users.Journey;
import salvo.gatling.users.Task;

/** Telephone calls from their start to their end, with audio at the pace of speech. */
final class CallScenarios {

  private static final String CHUNK_DUE_NANOS = "chunkDueNanos";
  private static final String AUDIO = "audio";

  private final VoiceRequests requests;
  private final FeederBuilder<String> numbers = Feeders.csv("voice/numbers.csv");
  private final int spurts;
  private final int chunks;
  private final Duration interval;

  CallScenarios(VoiceRequests requests, Target target) {
    this.requests = requests;
    this.spurts = target.wholeNumber("spurts");
    this.chunks = target.wholeNumber("audioChunks");
    this.interval = target.duration("audioInterval");
  }

  /** Starts a call, speaks in spurts and looks at the call after each, ends it. */
  Journey speakInCalls() {
    ChainBuilder talk = repeat(spurts).on(speak().exec(requests.getCall));
    return Journey.of(Task.of("call", start(requests.startCall), ifStarted(talk.exec(end()))));
  }

  /** Starts a call and notes it as open; without one the session has no call id. */
  ChainBuilder start(HttpRequestActionBuilder request) {
    return feed(numbers)
        .exec(session -> session.remove(VoiceRequests.CALL_ID))
        .exec(request)
        .exec(
            ifStarted(
                exec(
                    session -> {
                      VoiceClients.openCalls(session).started(callId(session));
                      return session;
                    })));
  }

  /** Whatever went wrong in a call that has started, it goes on, so that it comes to its end. */
  static ChainBuilder ifStarted(ChainBuilder chain) {
    return doIf(session -> session.contains(VoiceRequests.CALL_ID)).then(chain);
  }

  /** Ends the session's call. One that does not end stays open, and is ended after the load. */
  ChainBuilder end() {
    return exec(session -> session.remove(VoiceRequests.ENDED))
        .exec(requests.endCall)
        .exec(
            session -> {
              if (session.contains(VoiceRequests.ENDED)) {
                VoiceClients.openCalls(session).ended(callId(session));
              }
              return session;
            });
  }

  /** Chunks of audio, each when it is due; late ones follow at once, as from a buffer. */
  private ChainBuilder speak() {
    return exec(session -> session.set(CHUNK_DUE_NANOS, System.nanoTime()).set(AUDIO, Speech.CHUNK))
        .exec(
            repeat(chunks)
                .on(
                    pause(CallScenarios::untilDue)
                        .exec(requests.sendAudio)
                        .exec(
                            session ->
                                session.set(
                                    CHUNK_DUE_NANOS,
                                    session.getLong(CHUNK_DUE_NANOS) + interval.toNanos()))));
  }

  private static Duration untilDue(Session session) {
    long nanos = session.getLong(CHUNK_DUE_NANOS) - System.nanoTime();
    return Duration.ofNanos(Math.max(0, nanos));
  }

  static String callId(Session session) {
    return session.getString(VoiceRequests.CALL_ID);
  }
}
