package salvo.sandbox.jobs;

import java.util.SplittableRandom;
import salvo.sandbox.behaviour.Seeds;

/** Decides, repeatably with the seed, what becomes of each job. For the event loop only. */
final class Fates {

  private final CallbackFaults faults;
  private final SplittableRandom lost;
  private final SplittableRandom late;
  private final SplittableRandom duplicate;
  private final SplittableRandom failed;

  Fates(CallbackFaults faults, long seed) {
    this.faults = faults;
    this.lost = random(seed, "lost");
    this.late = random(seed, "late");
    this.duplicate = random(seed, "duplicate");
    this.failed = random(seed, "failed");
  }

  /**
   * What becomes of one job.
   *
   * @param lateMillis how long its callback is held back
   * @param callbacks how often it is sent
   */
  record Fate(boolean failed, long lateMillis, int callbacks) {}

  /** The next job's. Each share has a sequence of its own: changing one leaves the others alone. */
  Fate next() {
    boolean isLost = lost.nextDouble() < faults.lost();
    boolean isLate = late.nextDouble() < faults.late();
    boolean isDouble = duplicate.nextDouble() < faults.duplicate();
    boolean isFailed = failed.nextDouble() < faults.failed();
    int callbacks = isDouble ? 2 : 1;
    return new Fate(isFailed, isLate ? faults.lateMillis() : 0, isLost ? 0 : callbacks);
  }

  private static SplittableRandom random(long seed, String name) {
    return new SplittableRandom(Seeds.derive(seed, name + " callback"));
  }
}
