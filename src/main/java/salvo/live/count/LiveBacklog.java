package salvo.live.count;

import java.util.Optional;

/** What has been counted and not been taken yet. For one thread at a time. */
public final class LiveBacklog {

  private LiveInterval pending = new LiveInterval();
  private boolean isNew;

  public void add(LiveInterval counts) {
    pending.add(counts);
    isNew = true;
  }

  /** What was added since the last call; empty when nothing was. */
  public Optional<LiveInterval> take() {
    if (!isNew) {
      return Optional.empty();
    }
    LiveInterval taken = pending;
    pending = new LiveInterval();
    isNew = false;
    return Optional.of(taken);
  }
}
