package salvo.gatling.draw;

import io.gatling.javaapi.core.Session;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The numbers by which Gatling tells the users of one population: {@code session.userId()} is
 * 1,000,000,001 for the first user of the first user type, 2,000,000,001 for that of the second.
 *
 * @param before number before the first one
 */
public record UserNumbers(long before) {

  private static final long EACH = 1_000_000_000;

  /** Of all whose numbers Gatling gives. */
  public static final UserNumbers SHARED = new UserNumbers(0);

  /** Of identities that are made for the load. */
  public static final UserNumbers SET_UP = new UserNumbers(EACH / 2);

  /** Of identities that are made for the warm-up. */
  public static final UserNumbers WARM_UP = new UserNumbers(EACH / 4);

  /** Of the users of the warm-up who stay. */
  public static final UserNumbers WARM_UP_LOAD = new UserNumbers(EACH / 4 * 3);

  /** Of the users of a type; below these are those of warm-up, set-up and clean-up. */
  public static UserNumbers ofType(int index) {
    return new UserNumbers(EACH * (index + 1));
  }

  AtomicLong counter() {
    return new AtomicLong(before);
  }

  /** How many came before the user, from 0 on. */
  public long ordinal(Session session) {
    return session.userId() - before - 1;
  }
}
