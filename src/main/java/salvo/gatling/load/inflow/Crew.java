package salvo.gatling.load.inflow;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import salvo.workload.Course;
import salvo.workload.Share;
import salvo.workload.Stage;

/**
 * The users at work of one closed population. They come each time that the level rises beyond
 * another whole one; a user asks here after each task whether that many are still wanted.
 */
public final class Crew implements Instants {

  /** Whoever comes is wanted from that moment on, and is given out a moment before. */
  private static final long EARLY_NANOS = Duration.ofMillis(250).toNanos();

  private final Supplier<Course> course;
  private final LongSupplier elapsed;
  private final Share part;
  private final AtomicInteger atWork = new AtomicInteger();
  private long seen;

  /**
   * @param course of this population
   * @param elapsed time since the load began, in ns
   * @param part of this injector in the users of this population
   */
  public Crew(Supplier<Course> course, LongSupplier elapsed, Share part) {
    this.course = course;
    this.elapsed = elapsed;
    this.part = part;
  }

  /** A user who is to leave, and has not finished a task, stays in place of the one who comes. */
  @Override
  public long nextUpTo(long settled) {
    long start = 0;
    long present = part.number(atWork.get());
    for (Stage stage : course.get().stages()) {
      long end = start + stage.duration().toNanos();
      if (end > seen && start <= settled) {
        long at = crossing(stage, start, Math.max(seen, start), present);
        if (at != NONE && at < end && at <= settled) {
          atWork.incrementAndGet();
          seen = at;
          return at;
        }
      }
      start = end;
    }
    seen = Math.max(seen, settled);
    return NONE;
  }

  /** When a stage wants more than so many of all injectors, from an instant on. */
  private static long crossing(Stage stage, long start, long from, long present) {
    if (whole(stage.levelAt(from - start)) > present) {
      return from;
    }
    if (whole(stage.to()) <= present || stage.to() <= stage.from()) {
      return NONE;
    }
    double share = (present - stage.from()) / (stage.to() - stage.from());
    return Math.max(from, start + Math.round(stage.duration().toNanos() * share));
  }

  /** Whether the asking user goes on; one that does not is no longer counted. */
  public boolean stays() {
    long now = elapsed.getAsLong();
    int wanted = Math.max(wanted(now), wanted(now + EARLY_NANOS));
    int present = atWork.get();
    while (present > wanted) {
      if (atWork.compareAndSet(present, present - 1)) {
        return false;
      }
      present = atWork.get();
    }
    return true;
  }

  /** The asking user goes by itself, and another may come. */
  public void leaves() {
    atWork.decrementAndGet();
  }

  /** Whether the load is still offered: a task that would begin later is not part of it. */
  public boolean isOpen() {
    return elapsed.getAsLong() < course.get().nanos();
  }

  /** What is left of the load; nothing or less when it is over. */
  public Duration left() {
    return Duration.ofNanos(course.get().nanos() - elapsed.getAsLong());
  }

  private int wanted(long nanos) {
    return part.of(whole(course.get().levelAt(nanos)));
  }

  private static int whole(double level) {
    return (int) Math.ceil(level);
  }
}
