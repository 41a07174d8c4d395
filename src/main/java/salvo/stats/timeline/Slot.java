package salvo.stats.timeline;

import salvo.stats.times.TimeCounter;

/** Counts of one stretch of the clock, by default a tenth of a second. */
public final class Slot {

  private static final UserChanges[] NO_USERS = {};

  public long usersStarted;
  public long started;
  public long ok;
  public long ko;
  public final TimeCounter responseTimes = new TimeCounter();

  /** By number of the scenario; null where there were none. */
  private UserChanges[] users = NO_USERS;

  public void changeUsers(int scenario, int part, int change) {
    usersOf(scenario).add(part, change);
  }

  public void finish(boolean success, long millis) {
    finish(success);
    responseTimes.add(millis);
  }

  /** The same, but for the response time. */
  void finish(boolean success) {
    ok += success ? 1 : 0;
    ko += success ? 0 : 1;
  }

  /** Adds a slot that is a part of this one: the one that begins at a hundredth of it. */
  void addShrunk(Slot other, int offset, int factor) {
    usersStarted += other.usersStarted;
    started += other.started;
    ok += other.ok;
    ko += other.ko;
    responseTimes.add(other.responseTimes);
    for (int scenario = 0; scenario < other.users.length; scenario++) {
      if (other.users[scenario] != null) {
        usersOf(scenario).addShrunk(other.users[scenario], offset, factor);
      }
    }
  }

  /** The users of the scenario of that number; null when none started or ended. */
  UserChanges users(int scenario) {
    return scenario < users.length ? users[scenario] : null;
  }

  private UserChanges usersOf(int scenario) {
    if (scenario >= users.length) {
      UserChanges[] more = new UserChanges[scenario + 1];
      System.arraycopy(users, 0, more, 0, users.length);
      users = more;
    }
    if (users[scenario] == null) {
      users[scenario] = new UserChanges();
    }
    return users[scenario];
  }
}
