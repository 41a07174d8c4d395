package salvo.gatling.load;

import java.time.Duration;
import java.util.function.LongSupplier;
import salvo.workload.Rate;

/**
 * The most that all users of a closed load do together. Who is about to begin a task takes the next
 * free place in time, and waits for it; places that nobody took are not made up for. For use by
 * many threads.
 */
final class RateBound {

  private final Rate most;
  private final LongSupplier nanoTime;
  private long nextFree;

  RateBound(Rate most, LongSupplier nanoTime) {
    this.most = most;
    this.nanoTime = nanoTime;
    this.nextFree = nanoTime.getAsLong();
  }

  /**
   * How long to wait before a task.
   *
   * @param requests how many the task sends on average
   */
  synchronized Duration takePlace(double requests) {
    long now = nanoTime.getAsLong();
    long place = nextFree + Math.max(0, now - nextFree);
    double weight = most.unit() == Rate.Unit.REQUESTS ? requests : 1;
    nextFree = place + Math.round(weight / most.perSecond() * 1e9);
    return Duration.ofNanos(place - now);
  }
}
