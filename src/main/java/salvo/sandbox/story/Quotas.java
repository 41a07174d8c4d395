package salvo.sandbox.story;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The free tier: so many stories per user in the week that begins with the first of them. Only the
 * latest users are remembered. For the event loop only.
 */
final class Quotas {

  static final int STORIES_PER_WEEK = 3;

  private static final Duration WEEK = Duration.ofDays(7);
  private static final int MAX_USERS = 100_000;

  private final InstantSource clock;
  private final Map<UUID, Week> weeks = new LinkedHashMap<>();

  Quotas(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Takes one story of the user's week.
   *
   * @return false when none is left
   */
  boolean take(UUID user) {
    Instant now = clock.instant();
    Week week =
        weeks.compute(
            user,
            (id, running) ->
                running == null || !now.isBefore(running.end) ? new Week(now.plus(WEEK)) : running);
    forgetTheOldest();
    if (week.stories == STORIES_PER_WEEK) {
      return false;
    }
    week.stories++;
    return true;
  }

  private void forgetTheOldest() {
    if (weeks.size() > MAX_USERS) {
      Iterator<UUID> oldest = weeks.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
  }

  private static final class Week {
    private final Instant end;
    private int stories;

    Week(Instant end) {
      this.end = end;
    }
  }
}
