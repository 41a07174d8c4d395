package salvo.stats;

import java.util.Map;

/** Joins the slots of one step of the time series. */
final class StepTotals {

  private final MillisHistogram responseTimes = new MillisHistogram();
  private final ActiveUsers users;
  private long usersStarted;
  private long started;
  private long ok;
  private long ko;

  /** Goes on with the users that were alive just before the step. */
  StepTotals(ActiveUsers users) {
    this.users = users;
    users.beginStep();
  }

  /** Adds the next slot; null when nothing happened in it. */
  void add(Slot slot) {
    if (slot == null) {
      users.change(Map.of());
      return;
    }
    usersStarted += slot.usersStarted;
    started += slot.started;
    ok += slot.ok;
    ko += slot.ko;
    slot.responseTimes.addTo(responseTimes);
    users.change(slot.users());
  }

  RunStats.Second second(int second) {
    return new RunStats.Second(
        second,
        started,
        ok + ko,
        ok,
        ko,
        usersStarted,
        users.peak(),
        responseTimes.percentile(50),
        responseTimes.percentile(95),
        responseTimes.percentile(99));
  }

  Map<String, Integer> peaksByScenario() {
    return users.peaksByScenario();
  }
}
