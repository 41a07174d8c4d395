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

  /** A stage of the same model. */
  Stage like(double from, double to, Duration duration);

  /** Level so many ns after the start. */
  default double levelAt(long nanos) {
    return from() + (to() - from()) * nanos / duration().toNanos();
  }

  /** Area under the level, in level x s. */
  default double area() {
    return (from() + to()) / 2 * (duration().toNanos() / 1e9);
  }

  /** Open model: {@code from} to {@code to} arrivals per second. */
  record ArrivalRate(double from, double to, Duration duration) implements Stage {

    @Override
    public ArrivalRate like(double from, double to, Duration duration) {
      return new ArrivalRate(from, to, duration);
    }
  }

  /** Closed model: {@code from} to {@code to} users at work at any instant. */
  record ConcurrentUsers(double from, double to, Duration duration) implements Stage {

    @Override
    public ConcurrentUsers like(double from, double to, Duration duration) {
      return new ConcurrentUsers(from, to, duration);
    }
  }
}
