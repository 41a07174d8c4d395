package salvo.workload;

import java.time.Duration;

/**
 * One piece of an injection profile: a level that is constant or changes linearly over its time.
 * Open stages offer arrivals per second, closed ones keep a number of users at work.
 */
public sealed interface Stage {

  Duration duration();

  /** Level at the start, in the unit of the stage's model. */
  double from();

  /** Level at the end, in the unit of the stage's model. */
  double to();

  /** Open model: {@code from} to {@code to} arrivals per second, evenly spaced. */
  record ArrivalRate(double from, double to, Duration duration) implements Stage {

    ArrivalRate times(double factor) {
      return new ArrivalRate(from * factor, to * factor, duration);
    }
  }

  /** Closed model: {@code from} to {@code to} users at work at any instant. */
  record ConcurrentUsers(double from, double to, Duration duration) implements Stage {}
}
