package salvo.gatling.draw;

import io.gatling.javaapi.core.Session;
import scala.runtime.BoxedUnit;

/** The session of a virtual user without a run. */
public final class UserSession {

  private UserSession() {}

  public static Session of(long userId) {
    return of(userId, "scenario");
  }

  public static Session of(long userId, String scenario) {
    return new Session(
        io.gatling.core.session.Session$.MODULE$.apply(
            scenario, userId, session -> BoxedUnit.UNIT, null));
  }
}
