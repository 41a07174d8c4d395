package simulations.voice;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.feed;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.FeederBuilder;
import io.gatling.javaapi.core.Session;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import salvo.gatling.Feeders;
import salvo.gatling.users.Identities;

/**
 * The clients of the voice system. They share one key, and know agents and calls that exist: these
 * are listed before the load, and where there is no call yet, one is made. Calls that the load has
 * left open are ended after it. Both are silent, so only what checks save tells how a request went.
 */
final class VoiceClients implements Identities {

  static final String AGENT_ID = "agentId";
  private static final String USER_NUMBER = "userNumber";
  private static final String OPEN_CALLS = "openCalls";

  private final VoiceRequests requests;
  private final FeederBuilder<String> numbers = Feeders.csv("voice/numbers.csv");
  private final Map<String, Integer> ready = new ConcurrentHashMap<>();
  private final OpenCalls openCalls = new OpenCalls();
  private final AtomicInteger unended = new AtomicInteger();
  private volatile List<String> agents = List.of();
  private volatile List<String> calls = List.of();
  private volatile Optional<String> failure = Optional.empty();

  VoiceClients(VoiceRequests requests) {
    this.requests = requests;
  }

  /** The calls that the session's client and all others have under way. */
  static OpenCalls openCalls(Session session) {
    return session.get(OPEN_CALLS);
  }

  @Override
  public ChainBuilder prepare() {
    return exec(requests.listAgents)
        .exec(this::keepAgents)
        .exec(
            doIf(session -> !agents.isEmpty())
                .then(
                    exec(requests.listCalls)
                        .exec(this::keepCalls)
                        .exec(doIf(session -> calls.isEmpty()).then(makeCall()))))
        .exec(this::keep);
  }

  private ChainBuilder makeCall() {
    return feed(numbers)
        .exec(this::identified)
        .exec(requests.startCall)
        .exec(
            doIf(session -> session.contains(VoiceRequests.CALL_ID))
                .then(exec(requests.endCall).exec(this::keepCall)));
  }

  @Override
  public int ready(String userType) {
    return ready.getOrDefault(userType, 0);
  }

  @Override
  public Optional<String> failure() {
    return failure;
  }

  @Override
  public Session assign(Session session, String userType) {
    return identified(session).set(VoiceRequests.CALL_ID, any(calls)).set(OPEN_CALLS, openCalls);
  }

  @Override
  public ChainBuilder cleanUp() {
    return asLongAs(session -> openCalls.count() > 0)
        .on(
            exec(this::takeCall)
                .doIf(session -> session.contains(VoiceRequests.CALL_ID))
                .then(exec(requests.endCall).exec(this::noteUnended)));
  }

  @Override
  public Optional<String> leftBehind() {
    int left = openCalls.count() + unended.get();
    return left == 0
        ? Optional.empty()
        : Optional.of("The clean-up left " + left + " calls on the target that have not ended.");
  }

  private Session identified(Session session) {
    return session.set(AGENT_ID, any(agents)).set(USER_NUMBER, session.userId());
  }

  private Session keepAgents(Session session) {
    if (session.contains(VoiceRequests.AGENT_IDS)) {
      agents = List.copyOf(session.<String>getList(VoiceRequests.AGENT_IDS));
    }
    return session;
  }

  private Session keepCalls(Session session) {
    if (session.contains(VoiceRequests.CALL_IDS)) {
      calls = List.copyOf(session.<String>getList(VoiceRequests.CALL_IDS));
    }
    return session;
  }

  private Session keepCall(Session session) {
    calls = List.of(session.getString(VoiceRequests.CALL_ID));
    return session;
  }

  private Session keep(Session session) {
    if (agents.isEmpty() || calls.isEmpty()) {
      String missing = agents.isEmpty() ? "agents" : "calls";
      failure = Optional.of("the target listed no " + missing + ", " + answer(session));
    } else {
      ready.merge(session.getString(USER_TYPE), 1, Integer::sum);
    }
    return session;
  }

  private static String answer(Session session) {
    return session.contains(VoiceRequests.STATUS)
        ? "its last answer had status " + session.getInt(VoiceRequests.STATUS)
        : "and did not answer";
  }

  private Session takeCall(Session session) {
    Session cleared = session.remove(VoiceRequests.ENDED);
    return openCalls
        .takeAny()
        .map(call -> cleared.set(VoiceRequests.CALL_ID, call))
        .orElseGet(() -> cleared.remove(VoiceRequests.CALL_ID));
  }

  private Session noteUnended(Session session) {
    if (!session.contains(VoiceRequests.ENDED)) {
      unended.incrementAndGet();
    }
    return session;
  }

  private static String any(List<String> ids) {
    return ids.get(ThreadLocalRandom.current().nextInt(ids.size()));
  }
}
