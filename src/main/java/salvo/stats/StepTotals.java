package salvo.stats;

import salvo.stats.timeline.ActiveUsers;
import salvo.stats.timeline.Slot;
import salvo.stats.times.MillisHistogram;

/** Joins the slots of one step of the time series. */
final class StepTotals {

  private static final double[] PERCENTS = {50, 95, 99};

  private final MillisHistogram responseTimes;
  private final ActiveUsers users;
  private long usersStarted;
  private long started;
  private long ok;
  private long ko;

  /**
   * Goes on with the users that were alive just before the step.
   *
   * @param scratch room for the step's response times, to be used again for the next
   */
  StepTotals(ActiveUsers users, MillisHistogram scratch) {
    this.users = users;
    this.responseTimes = scratch;
    users.beginStep();
    scratch.clear();
  }

  /** Adds the next slot; null when nothing happened in it. */
  void add(Slot slot) {
    users.change(slot);
    if (slot == null) {
      return;
    }
    usersStarted += slot.usersStarted;
    started += slot.started;
    ok += slot.ok;
    ko += slot.ko;
    slot.responseTimes.addTo(responseTimes);
  }

  RunStats.Second second(int second) {
    long[] percentiles = responseTimes.percentiles(PERCENTS);
    return new RunStats.Second(
        second,
        started,
        ok + ko,
        ok,
        ko,
        usersStarted,
        users.peak(),
        percentiles[0],
        percentiles[1],
        percentiles[2]);
  }
}
