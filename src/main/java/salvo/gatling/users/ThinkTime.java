package salvo.gatling.users;

import java.time.Duration;

/**
 * The pause between two tasks of a user, uniform between the bounds. Users of an open model do one
 * task each and never think.
 */
public record ThinkTime(Duration min, Duration max) {

  /** What a user type has that says nothing of it: 1 to 3 s. */
  public static final ThinkTime DEFAULT =
      new ThinkTime(Duration.ofSeconds(1), Duration.ofSeconds(3));
}
