package salvo.gatling.load;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import salvo.workload.Stage;

/**
 * The users at work of one closed population. {@link CrewArrivals} bring users in; a user asks here
 * after each task whether the profile still wants that many.
 */
final class Crew {

  /** Whoever comes is wanted from that moment on, and clocks do not agree to the millisecond. */
  private static final long EARLY_MILLIS = 250;

  private final List<Stage.ConcurrentUsers> stages;
  private final long lengthMillis;
  private final LongSupplier elapsedMillis;
  private final AtomicInteger atWork = new AtomicInteger();

  /**
   * @param elapsedMillis time since the load began
   */
  Crew(List<Stage.ConcurrentUsers> stages, LongSupplier elapsedMillis) {
    this.stages = List.copyOf(stages);
    this.lengthMillis = stages.stream().mapToLong(stage -> stage.duration().toMillis()).sum();
    this.elapsedMillis = elapsedMillis;
  }

  void join() {
    atWork.incrementAndGet();
  }

  /** Whether the asking user goes on; one that does not is no longer counted. */
  boolean stays() {
    long now = elapsedMillis.getAsLong();
    int wanted = Math.max(wanted(now), wanted(now + EARLY_MILLIS));
    int present = atWork.get();
    while (present > wanted) {
      if (atWork.compareAndSet(present, present - 1)) {
        return false;
      }
      present = atWork.get();
    }
    return true;
  }

  /** Whether the load is still offered: a task that would begin later is not part of it. */
  boolean isOpen() {
    return elapsedMillis.getAsLong() < lengthMillis;
  }

  /** What is left of the load; nothing or less when it is over. */
  Duration left() {
    return Duration.ofMillis(lengthMillis - elapsedMillis.getAsLong());
  }

  private int wanted(long millis) {
    long into = millis;
    for (Stage.ConcurrentUsers stage : stages) {
      long length = stage.duration().toMillis();
      if (into < length) {
        double level = stage.from() + (stage.to() - stage.from()) * into / length;
        return (int) Math.ceil(level);
      }
      into -= length;
    }
    return 0;
  }
}
