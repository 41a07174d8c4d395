package simulations.voice;

import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.repeat;

import io.gatling.javaapi.core.ChainBuilder;
import java.time.Duration;
import salvo.gatling.Target;
import salvo.gatling.users.Journey;
import salvo.gatling.users.Task;

/** Calls that are held while others begin: of a closed load, as many as it has users. */
final class ConcurrentCallScenarios {

  private final VoiceRequests requests;
  private final CallScenarios calls;
  private final int polls;
  private final Duration interval;

  ConcurrentCallScenarios(VoiceRequests requests, CallScenarios calls, Target target) {
    this.requests = requests;
    this.calls = calls;
    this.polls = target.wholeNumber("callPolls");
    this.interval = target.duration("callPollInterval");
  }

  /** Holds a call, looks at it now and then, and ends it. */
  Journey holdCalls() {
    ChainBuilder hold = repeat(polls).on(pause(interval).exec(requests.getCall));
    return Journey.of(
        Task.of(
            "hold-call",
            calls.start(requests.startCall),
            CallScenarios.ifStarted(hold.exec(calls.end()))));
  }
}
