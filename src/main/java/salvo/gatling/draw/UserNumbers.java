package salvo.gatling.draw;

import io.gatling.javaapi.core.Session;
import java.util.concurrent.atomic.AtomicLong;
import salvo.workload.Share;

/**
 * The numbers by which Gatling tells the users of one population: {@code session.userId()} is
 * 1,000,000,001 for the first user of the first user type, 2,000,000,001 for that of the second;
 * those of another injector have its index before that, as trillions.
 *
 * @param before number before the first one
 * @param part of this injector in the population
 */
public record UserNumbers(long before, Share part) {

  private static final long EACH = 1_000_000_000;

  private static final long EACH_INJECTOR = 1_000 * EACH;

  /** Of all whose numbers Gatling gives. */
  public static final UserNumbers SHARED = new UserNumbers(0, Share.ALL);

  /** Of identities that are made for the load. */
  public static final UserNumbers SET_UP = new UserNumbers(EACH / 2, Share.ALL);

  /** Of identities that are made for the warm-up. */
  public static final UserNumbers WARM_UP = new UserNumbers(EACH / 4, Share.ALL);

  /** Of the users who have streams of known times. */
  public static final UserNumbers CALIBRATION = new UserNumbers(EACH / 8, Share.ALL);

  /** Of the users of the warm-up who stay. */
  public static final UserNumbers WARM_UP_LOAD = new UserNumbers(EACH / 4 * 3, Share.ALL);

  /** Of the users of a type; below these are those of warm-up, set-up and clean-up. */
  public static UserNumbers ofType(int index) {
    return new UserNumbers(EACH * (index + 1), Share.ALL);
  }

  /**
   * The same, where other injectors have users of the population too.
   *
   * @param injector which of all this one is
   * @param own its part of the population
   */
  public UserNumbers sharedBy(Share injector, Share own) {
    return new UserNumbers(before + EACH_INJECTOR * injector.index(), own);
  }

  AtomicLong counter() {
    return new AtomicLong(before);
  }

  /** How many of all injectors came before the user, from 0 on. */
  public long ordinal(Session session) {
    return part.number(own(session));
  }

  /** How many of this injector came before the user, from 0 on. */
  public long own(Session session) {
    return session.userId() - before - 1;
  }
}
