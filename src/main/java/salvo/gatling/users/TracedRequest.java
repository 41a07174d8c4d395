package salvo.gatling.users;

import io.gatling.javaapi.core.Session;
import java.util.Optional;
import salvo.trace.TraceEntry;

/** What the trace that is replayed says of the request that a user stands for. */
public final class TracedRequest {

  private static final String KEY = "salvo.trace.request";

  private TracedRequest() {}

  /** The session of the user who stands for a request. */
  public static Session set(Session session, TraceEntry request) {
    return session.set(KEY, request);
  }

  /** Of the session's user; empty where no trace is replayed. */
  public static Optional<TraceEntry> of(Session session) {
    return Optional.ofNullable(session.<TraceEntry>get(KEY));
  }
}
