package salvo.workload;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import salvo.text.Quantity;

/**
 * The level of a load while it runs: that of its profile, until somebody sets another one. What has
 * been given out for injection is settled; a change takes hold right after it. Levels are in the
 * unit of the profile's stages. For use by many threads.
 */
public final class Dial {

  /**
   * A change of the level.
   *
   * @param at since the load began, when it takes hold
   * @param ramp time to the new level; zero for a jump
   */
  public record Change(Kind kind, Duration at, double from, double to, Duration ramp) {}

  /** What a change is for. */
  public enum Kind {
    SET,
    PAUSE,
    RESUME
  }

  private final double ceiling;
  private final LongSupplier nanoTime;
  private final List<Change> changes = new CopyOnWriteArrayList<>();
  private volatile Course course;
  private volatile long startNanos;
  private volatile boolean started;
  private long settled;
  private double beforePause;

  /**
   * @param course of the profile
   * @param ceiling highest level that can be set
   * @param nanoTime a clock that only goes forward
   */
  public Dial(Course course, double ceiling, LongSupplier nanoTime) {
    this.course = course;
    this.ceiling = ceiling;
    this.nanoTime = nanoTime;
  }

  /** The load begins now; a second call does nothing. */
  public synchronized void start() {
    if (!started) {
      startNanos = nanoTime.getAsLong();
      started = true;
    }
  }

  /** Time since the load began, in ns; 0 before. */
  public long elapsed() {
    return started ? nanoTime.getAsLong() - startNanos : 0;
  }

  /** Whether the load has begun; it may be over. */
  public boolean hasBegun() {
    return started;
  }

  /** Whether there is a load now whose level can be changed. */
  private boolean isTurnable() {
    return started && elapsed() < course.nanos();
  }

  /** As it was driven so far, and is going to be unless it is changed. */
  public Course course() {
    return course;
  }

  /** Level at this moment. */
  public double level() {
    return course.levelAt(elapsed());
  }

  /** Highest level that can be set. */
  public double ceiling() {
    return ceiling;
  }

  /** In order of time. */
  public List<Change> changes() {
    return List.copyOf(changes);
  }

  /** Whether the load stands still until it is resumed. */
  public boolean isPaused() {
    List<Change> all = changes;
    return !all.isEmpty() && all.get(all.size() - 1).kind() == Kind.PAUSE;
  }

  /**
   * Settles the course up to an instant, or to its end.
   *
   * @return up to where it is settled, ns since the load began
   */
  public synchronized long settle(long nanos) {
    settled = Math.max(settled, Math.min(nanos, course.nanos()));
    return settled;
  }

  /**
   * Moves to a level, from now on, and stays there to the end.
   *
   * @throws IllegalArgumentException with a sentence when it cannot be that level
   */
  public synchronized Change set(double level, Duration ramp) {
    if (!(level >= 0 && level <= ceiling)) {
      throw new IllegalArgumentException(
          "The level is between 0 and the ceiling of this load, "
              + Quantity.number(ceiling)
              + " (salvo.workload.ceiling).");
    }
    if (ramp.isNegative()) {
      throw new IllegalArgumentException("The time to reach a level is not negative.");
    }
    return change(Kind.SET, level, ramp);
  }

  /** Lets nobody begin anything until the load is resumed or set. */
  public synchronized Change pause() {
    if (isPaused()) {
      throw new IllegalArgumentException("The load is paused already.");
    }
    double before = level();
    Change change = change(Kind.PAUSE, 0, Duration.ZERO);
    beforePause = before;
    return change;
  }

  /** Goes on at the level from before the pause. */
  public synchronized Change resume() {
    if (!isPaused()) {
      throw new IllegalArgumentException("The load is not paused.");
    }
    return change(Kind.RESUME, beforePause, Duration.ZERO);
  }

  /** Ends the load as soon as what has been given out is done. */
  public synchronized void end() {
    course = course.until(Math.min(Math.max(settled, elapsed()), course.nanos()));
  }

  private Change change(Kind kind, double level, Duration ramp) {
    long at = Math.max(settled, elapsed());
    if (!isTurnable() || at >= course.nanos()) {
      throw new IllegalArgumentException(
          "There is no load to change: it has not begun, or is over.");
    }
    Change change = new Change(kind, Duration.ofNanos(at), course.levelAt(at), level, ramp);
    course = course.changed(at, level, ramp.toNanos());
    settled = at;
    changes.add(change);
    return change;
  }
}
