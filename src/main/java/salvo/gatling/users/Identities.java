package salvo.gatling.users;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.util.Optional;
import salvo.report.JobFigures;

/**
 * Who the virtual users act as. Each identity is made before the load and cleaned up after it, both
 * unmeasured. An instance serves one target: the warm-up has identities of its own.
 */
public interface Identities {

  /** Session attribute with the name of the user type that an identity is made for. */
  String USER_TYPE = "userType";

  /**
   * Makes one identity of the session's {@link #USER_TYPE} and keeps it. Its requests are silent:
   * Gatling marks no session as failed for them, so only what their checks save tells how they
   * went.
   */
  ChainBuilder prepare();

  /**
   * How many have to be made so that this many users of one type have somebody to act as: as many,
   * unless several can share what is made, or nothing is.
   */
  default int toMake(int users) {
    return users;
  }

  /** How many identities of a user type are ready. */
  int ready(String userType);

  /** Why the last identity could not be made, in one sentence; empty when none failed. */
  Optional<String> failure();

  /** Gives the virtual user an identity of its type; called before each task of an open user. */
  Session assign(Session session, String userType);

  /** Removes what the identities of the session's {@link #USER_TYPE} have created. */
  ChainBuilder cleanUp();

  /** What became of the asynchronous jobs that were submitted; empty where there are none. */
  default Optional<JobFigures> jobs() {
    return Optional.empty();
  }

  /** What the clean-up could not remove, in one sentence; empty when nothing is left. */
  Optional<String> leftBehind();
}
