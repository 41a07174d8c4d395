package salvo.workload;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Stages in the making. It is the ends of the stages that are scaled and rounded, not their
 * lengths, so that the total is exact to the nanosecond.
 */
final class StageBuilder {

  private final Model model;
  private final double timeFactor;
  private final List<Stage> stages = new ArrayList<>();
  private Duration end = Duration.ZERO;

  StageBuilder(Model model, double timeFactor) {
    this.model = model;
    this.timeFactor = timeFactor;
  }

  /** Appends a stage, unless it takes no time. */
  void then(double from, double to, Duration duration) {
    Duration start = end;
    end = end.plus(duration);
    Duration length = scaled(end, timeFactor).minus(scaled(start, timeFactor));
    if (!length.isZero()) {
      stages.add(
          model == Model.OPEN
              ? new Stage.ArrivalRate(from, to, length)
              : new Stage.ConcurrentUsers(from, to, length));
    }
  }

  List<Stage> stages() {
    return List.copyOf(stages);
  }

  static Duration scaled(Duration duration, double factor) {
    return Duration.ofNanos(Math.round(duration.toNanos() * factor));
  }
}
