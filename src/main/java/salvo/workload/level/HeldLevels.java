package salvo.workload.level;

import java.util.DoubleSummaryStatistics;
import java.util.Optional;
import salvo.workload.Course;
import salvo.workload.InjectionProfile;
import salvo.workload.Stage;

/**
 * The lowest and the highest level at which a load is held for a while; ramps are neither.
 *
 * @param lowest less than the highest, and more than 0
 */
public record HeldLevels(double lowest, double highest) {

  /** Levels that differ by less than this, as a share, are one. */
  private static final double CLOSE = 1e-6;

  /** Those of a profile; empty where it holds one level at most. */
  public static Optional<HeldLevels> of(InjectionProfile profile) {
    DoubleSummaryStatistics held =
        profile.stages().stream()
            .filter(it -> it.from() == it.to() && it.from() > 0 && !it.duration().isZero())
            .mapToDouble(Stage::from)
            .summaryStatistics();
    return held.getCount() == 0 || isClose(held.getMin(), held.getMax())
        ? Optional.empty()
        : Optional.of(new HeldLevels(held.getMin(), held.getMax()));
  }

  /** Whether a load is held at the lowest level at an instant, in ns since its beginning. */
  public boolean isLowest(Course course, long nanos) {
    return isHeld(course, nanos, lowest);
  }

  /** The same of the highest. */
  public boolean isHighest(Course course, long nanos) {
    return isHeld(course, nanos, highest);
  }

  /** A ramp has a level for an instant only. */
  private static boolean isHeld(Course course, long nanos, double level) {
    return isClose(course.levelAt(nanos), level)
        && isClose(course.levelAt(nanos + 1_000_000), level);
  }

  private static boolean isClose(double a, double b) {
    return Math.abs(a - b) <= CLOSE * Math.max(Math.abs(a), Math.abs(b));
  }
}
