package salvo.workload;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import salvo.trace.Trace;

/**
 * One piece of an injection profile: a level that is constant or changes linearly over its time.
 * Open stages offer arrivals per second, closed ones keep a number of users at work.
 */
public sealed interface Stage {

  /** More would say no more in a picture. */
  int MOST_PIECES = 112;

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

  /** How many come in each piece of a trace, pieces of at least a second. */
  static List<Stage> of(Trace trace) {
    Duration length = Duration.ofNanos(trace.lengthNanos());
    int pieces = (int) Math.min(MOST_PIECES, length.toSeconds());
    List<Stage> stages = new ArrayList<>();
    for (int i = 0; i < pieces; i++) {
      long from = length.multipliedBy(i).dividedBy(pieces).toNanos();
      long to = length.multipliedBy(i + 1).dividedBy(pieces).toNanos();
      double rate = (trace.before(to) - trace.before(from)) * 1e9 / (to - from);
      stages.add(new ArrivalRate(rate, rate, Duration.ofNanos(to - from)));
    }
    return List.copyOf(stages);
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
