package simulations.voice;

import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.doIfOrElse;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.feed;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.FeederBuilder;
import io.gatling.javaapi.core.Session;
import java.util.Optional;
import java.util.function.Function;
import salvo.gatling.Feeders;
import salvo.gatling.users.Journey;
import salvo.gatling.users.Task;

/**
 * Control of calls that are under way: each step takes a free call in the state that it needs, has
 * it alone, and gives it back. Where there is none, it starts one instead.
 */
final class TelephonyScenarios {

  private final VoiceRequests requests;
  private final CallScenarios calls;
  private final FeederBuilder<String> transfers = Feeders.csv("voice/transfers.csv");

  TelephonyScenarios(VoiceRequests requests, CallScenarios calls) {
    this.requests = requests;
    this.calls = calls;
  }

  /** One step of control at a time; the calls outlive the step. */
  Journey controlCalls() {
    return Journey.of(
        Task.of("call-status", inTalk(exec(requests.callStatus).exec(giveBack()))),
        Task.of("hold", inTalk(hold().exec(giveHeld()))),
        Task.of("resume", resume()),
        Task.of("transfer", inTalk(feed(transfers).exec(requests.transferCall).exec(giveBack()))),
        Task.of("record", inTalk(record().exec(giveBack()))),
        // What is ended here was once started: in the long run as many calls as end.
        Task.of("end", inTalk(calls.end())));
  }

  private ChainBuilder hold() {
    return exec(requests.holdCall);
  }

  /** Resumes a call on hold; where there is none, one that is put on hold for that. */
  private ChainBuilder resume() {
    ChainBuilder resumed = exec(requests.resumeCall).exec(giveBack());
    return take(OpenCalls::takeHeld)
        .exec(
            doIfOrElse(TelephonyScenarios::hasCall)
                .then(resumed)
                .orElse(inTalk(hold().exec(resumed))));
  }

  private ChainBuilder record() {
    return exec(session -> session.remove(VoiceRequests.RECORDING_SID))
        .exec(requests.startRecording)
        .exec(
            doIf(session -> session.contains(VoiceRequests.RECORDING_SID))
                .then(exec(requests.stopRecording).exec(requests.getRecording)));
  }

  private ChainBuilder inTalk(ChainBuilder step) {
    ChainBuilder startOne =
        calls.start(requests.startOutboundCall).exec(CallScenarios.ifStarted(giveBack()));
    return take(OpenCalls::takeTalking)
        .exec(doIfOrElse(TelephonyScenarios::hasCall).then(step).orElse(startOne));
  }

  private static ChainBuilder take(Function<OpenCalls, Optional<String>> choice) {
    return exec(
        session ->
            choice
                .apply(VoiceClients.openCalls(session))
                .map(call -> session.set(VoiceRequests.CALL_ID, call))
                .orElseGet(() -> session.remove(VoiceRequests.CALL_ID)));
  }

  private static boolean hasCall(Session session) {
    return session.contains(VoiceRequests.CALL_ID);
  }

  private static ChainBuilder giveBack() {
    return exec(
        session -> {
          VoiceClients.openCalls(session).giveTalking(CallScenarios.callId(session));
          return session;
        });
  }

  private static ChainBuilder giveHeld() {
    return exec(
        session -> {
          VoiceClients.openCalls(session).giveHeld(CallScenarios.callId(session));
          return session;
        });
  }
}
