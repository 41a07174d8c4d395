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
public final class Dial implements Turning {

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
  private long held = Long.MAX_VALUE;
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
   * Settles the course up to an instant, or to its end, or to where it is held.
   *
   * @return up to where it is settled, ns since the load began
   */
  public synchronized long settle(long nanos) {
    settled = Math.max(settled, Math.min(Math.min(nanos, held), course.nanos()));
    return settled;
  }

  /**
   * Settles nothing beyond an instant from now on.
   *
   * @return false where more is settled already
   */
  public synchronized boolean hold(long at) {
    boolean isAhead = settled <= at;
    held = isAhead ? at : held;
    return isAhead;
  }

  /** Goes on beyond where it was held. */
  public synchronized void letGo() {
    held = Long.MAX_VALUE;
  }

  @Override
  public synchronized Change turn(Kind kind, double level, Duration ramp) {
    double asked = levelAsked(kind, level);
    requireRamp(ramp);
    Change change = change(kind, nextChange(0), asked, ramp);
    settled = change.at().toNanos();
    return change;
  }

  /**
   * The level that a change is to.
   *
   * @param level of {@link Kind#SET}; the others know theirs
   * @throws IllegalArgumentException with a sentence when it cannot be made now
   */
  public synchronized double levelAsked(Kind kind, double level) {
    return switch (kind) {
      case SET -> requireLevel(level);
      case PAUSE -> {
        if (isPaused()) {
          throw new IllegalArgumentException("The load is paused already.");
        }
        yield 0;
      }
      case RESUME -> {
        if (!isPaused()) {
          throw new IllegalArgumentException("The load is not paused.");
        }
        yield beforePause;
      }
    };
  }

  private double requireLevel(double level) {
    if (!(level >= 0 && level <= ceiling)) {
      throw new IllegalArgumentException(
          "The level is between 0 and the ceiling of this load, "
              + Quantity.number(ceiling)
              + " (salvo.workload.ceiling).");
    }
    return level;
  }

  private static void requireRamp(Duration ramp) {
    if (ramp.isNegative()) {
      throw new IllegalArgumentException("The time to reach a level is not negative.");
    }
  }

  /**
   * When a change can take hold.
   *
   * @param lead how far ahead it is to be, at least, in ns
   * @return ns since the load began
   * @throws IllegalArgumentException when there is no load then
   */
  public synchronized long nextChange(long lead) {
    long latest = changes.isEmpty() ? 0 : changes.get(changes.size() - 1).at().toNanos();
    long at = Math.max(latest, Math.max(settled, elapsed() + lead));
    if (!isTurnable() || at >= course.nanos()) {
      throw new IllegalArgumentException(
          "There is no load to change: it has not begun, or is over.");
    }
    return at;
  }

  /**
   * Makes a change at an instant up to which nothing is settled; where it was held there, it goes
   * on.
   */
  public synchronized Change change(Kind kind, long at, double level, Duration ramp) {
    if (at < settled) {
      throw new IllegalStateException("The load is settled up to " + settled + " ns, not " + at);
    }
    Change change = new Change(kind, Duration.ofNanos(at), course.levelAt(at), level, ramp);
    beforePause = kind == Kind.PAUSE ? change.from() : beforePause;
    course = course.changed(at, level, ramp.toNanos());
    changes.add(change);
    letGo();
    return change;
  }

  /** Moves to a level, from now on, and stays there to the end. */
  public Change set(double level, Duration ramp) {
    return turn(Kind.SET, level, ramp);
  }

  /** Lets nobody begin anything until the load is resumed or set. */
  public Change pause() {
    return turn(Kind.PAUSE, 0, Duration.ZERO);
  }

  /** Goes on at the level from before the pause. */
  public Change resume() {
    return turn(Kind.RESUME, 0, Duration.ZERO);
  }

  @Override
  public synchronized void end() {
    course = course.until(Math.min(Math.max(settled, elapsed()), course.nanos()));
  }
}
