package salvo.stats;

/** Joins the tenths of one second. */
final class SecondTotals {

  private final MillisHistogram responseTimes = new MillisHistogram();
  private long usersStarted;
  private long started;
  private long ok;
  private long ko;
  private int users;
  private int peakUsers;

  /** Begins with the users that were alive just before the second. */
  SecondTotals(int users) {
    this.users = users;
  }

  /** Adds the next tenth; null when nothing happened in it. */
  void add(Tenth tenth) {
    if (tenth == null) {
      peakUsers = Math.max(peakUsers, users);
      return;
    }
    usersStarted += tenth.usersStarted;
    started += tenth.started;
    ok += tenth.ok;
    ko += tenth.ko;
    tenth.responseTimes.addTo(responseTimes);
    Tenth.ActiveUsers active = tenth.activeUsers(users);
    peakUsers = Math.max(peakUsers, active.peak());
    users = active.end();
  }

  /** Those alive at the end of what was added. */
  int users() {
    return users;
  }

  RunStats.Second second(int number) {
    return new RunStats.Second(
        number,
        started,
        ok + ko,
        ok,
        ko,
        usersStarted,
        peakUsers,
        responseTimes.percentile(50),
        responseTimes.percentile(95),
        responseTimes.percentile(99));
  }
}
