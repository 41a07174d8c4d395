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
   * How long to wait before a task: until its place, or until the load is over where that comes
   * first. Pauses are cut to whole milliseconds, and none of these may end before the load.
   *
   * @param requests how many the task sends on average
   * @param left of the load
   */
  Duration takePlace(double requests, Duration left) {
    Duration place = takePlace(requests);
    Duration over = left.plusMillis(1);
    return place.compareTo(over) < 0 ? place : over;
  }

  /**
   * How long to wait for a place.
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
