package salvo.stats.timeline;

import java.util.stream.IntStream;

/** How many users are alive, in all and of each scenario, and the most of them within a step. */
public final class ActiveUsers {

  private final Level all = new Level();
  private final Level[] scenarios;
  private final PartSums ofOne = new PartSums();
  private final PartSums ofAll = new PartSums();

  /** None alive, of so many scenarios. */
  public ActiveUsers(int scenarios) {
    this.scenarios = IntStream.range(0, scenarios).mapToObj(i -> new Level()).toArray(Level[]::new);
  }

  /** Forgets the peaks of the step before. */
  public void beginStep() {
    all.peak = Integer.MIN_VALUE;
    for (Level level : scenarios) {
      level.peak = Integer.MIN_VALUE;
    }
  }

  /** Applies what changed in the next slot; null when nothing happened in it. */
  public void change(Slot slot) {
    boolean changed = false;
    for (int scenario = 0; scenario < scenarios.length; scenario++) {
      UserChanges users = slot == null ? null : slot.users(scenario);
      if (users == null) {
        scenarios[scenario].stay();
      } else {
        changed = true;
        ofOne.clear();
        users.addTo(ofOne);
        users.addTo(ofAll);
        scenarios[scenario].follow(ofOne);
      }
    }
    if (changed) {
      all.follow(ofAll);
      ofAll.clear();
    } else {
      all.stay();
    }
  }

  public int peak() {
    return all.peak;
  }

  public int peak(int scenario) {
    return scenarios[scenario].peak;
  }

  private static final class Level {
    private int now;
    private int peak = Integer.MIN_VALUE;

    private void stay() {
      peak = Math.max(peak, now);
    }

    private void follow(PartSums changes) {
      if (!changes.isTouched(0)) {
        stay();
      }
      for (int part = changes.next(0); part < UserChanges.PARTS; part = changes.next(part + 1)) {
        now += changes.of(part);
        stay();
      }
    }
  }
}
