package simulations.voice;

import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.repeat;

import io.gatling.javaapi.core.ChainBuilder;
import java.time.Duration;
import salvo.gatling.Target;
import salvo.gatling.users.Journey;
import salvo.gatling.users.Task;

/** WebSockets: how fast they connect, how fast messages come back, whether connections last. */
final class SocketScenarios {

  private final SocketRequests requests;
  private final int messages;
  private final Duration interval;
  private final Duration idle;

  SocketScenarios(SocketRequests requests, Target target) {
    this.requests = requests;
    this.messages = target.wholeNumber("socketMessages");
    this.interval = target.duration("socketInterval");
    this.idle = target.duration("socketIdle");
  }

  Journey keepConnected() {
    return Journey.of(
        Task.of("converse", connected(converse())).sends(0, requests.reconnect),
        Task.of("idle", connected(beIdle())));
  }

  private ChainBuilder connected(ChainBuilder chain) {
    return exec(requests.connect).exec(chain).exec(SocketRequests::close);
  }

  /** Messages one by one; a connection that has dropped is first replaced. */
  private ChainBuilder converse() {
    return repeat(messages)
        .on(
            doIf(session -> !SocketRequests.isConnected(session))
                .then(exec(requests.reconnect))
                .exec(doIf(SocketRequests::isConnected).then(exec(requests.message)))
                .pause(interval));
  }

  /** Silence is no success: whether the connection has lasted, a message tells. */
  private ChainBuilder beIdle() {
    return doIf(SocketRequests::isConnected).then(pause(idle).exec(requests.messageAfterIdle));
  }
}
