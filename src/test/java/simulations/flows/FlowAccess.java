package simulations.flows;

import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import salvo.gatling.chain.ChainRequests;
import salvo.gatling.users.Identities;

/**
 * Who the users of a flow act as: all of them hold the same key and run the same flow, which the
 * first of them prepares.
 */
final class FlowAccess implements Identities {

  static final String API_KEY = "apiKey";
  static final String FLOW_ID = "flowId";
  static final String GLOBAL_VARS = "globalVars";
  static final String SESSION_ID = "sessionId";
  static final String STATUS = "answeredStatus";

  /** What a run saves when it succeeds. */
  static final String RESULT = "result";

  /** The message of the run that has to succeed before any load. */
  static final String MESSAGE = "message";

  private static final String PROBLEM = "problem";
  private static final Map<String, Object> NOBODY =
      Map.of(API_KEY, "none", FLOW_ID, "none", GLOBAL_VARS, "{}");

  private final FlowSetUp setUp;
  private final AtomicBoolean begun = new AtomicBoolean();
  private final AtomicBoolean ended = new AtomicBoolean();
  private volatile Map<String, Object> access = Map.of();
  private volatile Optional<String> failure = Optional.empty();

  FlowAccess(FlowSetUp setUp) {
    this.setUp = setUp;
  }

  /**
   * The session as it is, or with a key that no server accepts: a warm-up on a stand-in that lacks
   * the flow still has requests to send.
   */
  static Session orNobody(Session session) {
    return session.contains(FLOW_ID) ? session : session.setAll(NOBODY);
  }

  /**
   * A step of the set-up, left out once one has failed; it notes why it fails itself.
   *
   * @param result what its request saves when it succeeds: a silent one fails no session
   */
  static ChainBuilder step(HttpRequestActionBuilder request, String result) {
    String name = ChainRequests.namesOf(request).get(0);
    return doIf(session -> !session.isFailed())
        .then(
            exec(session -> session.removeAll(STATUS, result))
                .exec(request)
                .exec(s -> s.contains(result) ? s : fail(s, name + " " + answer(s))));
  }

  /** The session with a reason why the set-up cannot go on. */
  static Session fail(Session session, String problem) {
    return session.set(PROBLEM, problem).markAsFailed();
  }

  private static String answer(Session session) {
    if (!session.contains(STATUS)) {
      return "got no answer";
    }
    int status = session.getInt(STATUS);
    return "answered with status " + status + (status < 300 ? ", but not what it should" : "");
  }

  @Override
  public ChainBuilder prepare() {
    return doIf(session -> begun.compareAndSet(false, true))
        .then(
            exec(session -> session.set(SESSION_ID, "preflight").set(MESSAGE, "Hello"))
                .exec(setUp.prepare())
                .exec(this::keep)
                .exec(doIf(Session::isFailed).then(cleanUp())));
  }

  private Session keep(Session session) {
    if (session.isFailed()) {
      failure = Optional.of(session.getString(PROBLEM));
    } else {
      Map<String, Object> attributes = new LinkedHashMap<>();
      NOBODY.forEach(
          (name, none) ->
              attributes.put(name, session.contains(name) ? session.getString(name) : none));
      access = Map.copyOf(attributes);
    }
    return session;
  }

  @Override
  public int toMake(int users) {
    return 1;
  }

  @Override
  public int ready(String userType) {
    return access.isEmpty() ? 0 : 1;
  }

  @Override
  public Optional<String> failure() {
    return failure;
  }

  @Override
  public Session assign(Session session, String userType) {
    return session.setAll(access);
  }

  @Override
  public ChainBuilder cleanUp() {
    return doIf(session -> ended.compareAndSet(false, true))
        .then(exec(Session::markAsSucceeded).exec(setUp.cleanUp()));
  }

  @Override
  public Optional<String> leftBehind() {
    return setUp.leftBehind();
  }
}
