package salvo.run.record;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How many users were at work at once, at most, within the last second or two: at an instant of an
 * open load there is often none, though it is at work. Safe for use by several threads.
 */
final class UsersAtWork {

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final LongSupplier nanoTime;
  private final long origin;
  private int alive;
  private long second;
  private int most;
  private int mostBefore;

  UsersAtWork(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.origin = nanoTime.getAsLong();
  }

  /** A user has started, or ended. */
  synchronized void add(int users) {
    turn();
    alive += users;
    most = Math.max(most, alive);
  }

  synchronized int most() {
    turn();
    return Math.max(most, mostBefore);
  }

  private void turn() {
    long now = (nanoTime.getAsLong() - origin) / SECOND;
    if (now != second) {
      mostBefore = now == second + 1 ? most : alive;
      most = alive;
      second = now;
    }
  }
}
