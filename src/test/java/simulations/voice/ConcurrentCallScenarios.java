package simulations.voice;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.repeat;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Duration;
import salvo.gatling.Recording;
import salvo.gatling.Target;
import salvo.gatling.chain.ChainRequests;
import salvo.gatling.users.Journey;
import salvo.gatling.users.Task;

/** Calls that are held while others begin, until the target breaks an objective. */
final class ConcurrentCallScenarios {

  private static final String SENT_AT = "sentAtMillis";
  private static final Duration POLL = Duration.ofMillis(50);

  private final VoiceRequests requests;
  private final CallScenarios calls;
  private final CapacitySearch search;
  private final Recording recording;
  private final int polls;
  private final Duration interval;

  ConcurrentCallScenarios(
      VoiceRequests requests,
      CallScenarios calls,
      CapacitySearch search,
      Target target,
      Recording recording) {
    this.requests = requests;
    this.calls = calls;
    this.search = search;
    this.recording = recording;
    this.polls = target.wholeNumber("callPolls");
    this.interval = target.duration("callPollInterval");
  }

  /** Holds a call and looks at it now and then. Once the search is over, no more calls begin. */
  Journey holdCalls() {
    ChainBuilder hold =
        repeat(polls).on(pause(interval).exec(observed(requests.getCall, exec(requests.getCall))));
    ChainBuilder call =
        exec(observed(requests.startCall, calls.start(requests.startCall)))
            .exec(CallScenarios.ifStarted(hold.exec(calls.end())));
    return Journey.of(
        Task.of("hold-call", doIf(session -> !search.isOver()).then(call), stopWhenOver()));
  }

  private ChainBuilder observed(HttpRequestActionBuilder request, ChainBuilder chain) {
    String name = ChainRequests.namesOf(request).get(0);
    return exec(session -> session.markAsSucceeded().set(SENT_AT, System.currentTimeMillis()))
        .exec(chain)
        .exec(session -> observe(session, name));
  }

  private Session observe(Session session, String name) {
    if (recording.records(session)) {
      int open = Math.max(1, VoiceClients.openCalls(session).count());
      long now = System.currentTimeMillis();
      search.observe(open, name, session.getLong(SENT_AT), now, !session.isFailed());
    }
    return session;
  }

  /** Stopping Gatling drops what is under way, so the last calls come to their end before. */
  private ChainBuilder stopWhenOver() {
    return doIf(session -> search.isOver())
        .then(
            asLongAs(session -> VoiceClients.openCalls(session).count() > 0)
                .on(pause(POLL))
                .stopLoadGeneratorIf(
                    "a level of concurrent calls broke an objective", session -> true));
  }
}
