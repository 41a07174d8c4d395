package salvo.stats;

/** Counts of one tenth of a second of the clock. */
final class Tenth {

  static final int MILLIS = 100;

  long usersStarted;
  long started;
  long ok;
  long ko;
  final CompactTimes responseTimes = new CompactTimes();

  /** Users that started less those that ended, by millisecond; null while there were none. */
  private int[] userChanges;

  void changeUsers(long atMillis, int change) {
    changes()[(int) Math.floorMod(atMillis, (long) MILLIS)] += change;
  }

  void finish(boolean success, long millis) {
    ok += success ? 1 : 0;
    ko += success ? 0 : 1;
    responseTimes.add(millis);
  }

  void add(Tenth other) {
    usersStarted += other.usersStarted;
    started += other.started;
    ok += other.ok;
    ko += other.ko;
    responseTimes.addAll(other.responseTimes);
    for (int i = 0; other.userChanges != null && i < MILLIS; i++) {
      changes()[i] += other.userChanges[i];
    }
  }

  /** What happened to the number of users that were alive just before it. */
  ActiveUsers activeUsers(int before) {
    if (userChanges == null) {
      return new ActiveUsers(before, before);
    }
    int users = before;
    int peak = Integer.MIN_VALUE;
    for (int change : userChanges) {
      users += change;
      peak = Math.max(peak, users);
    }
    return new ActiveUsers(peak, users);
  }

  /** The most at any millisecond of the tenth, and those at its end. */
  record ActiveUsers(int peak, int end) {}

  private int[] changes() {
    if (userChanges == null) {
      userChanges = new int[MILLIS];
    }
    return userChanges;
  }
}
