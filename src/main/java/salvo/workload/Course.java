package salvo.workload;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** The level of a load over its time, in straight lines. A change makes another course of it. */
public final class Course {

  private final List<Stage> stages;
  private final long nanos;
  private final double area;

  private Course(List<Stage> stages) {
    this.stages = List.copyOf(stages);
    this.nanos = stages.stream().mapToLong(stage -> stage.duration().toNanos()).sum();
    this.area = stages.stream().mapToDouble(Stage::area).sum();
  }

  /**
   * @param stages in order, all of one model
   */
  public static Course of(List<? extends Stage> stages) {
    return new Course(List.copyOf(stages));
  }

  public List<Stage> stages() {
    return stages;
  }

  /** Length in ns. */
  public long nanos() {
    return nanos;
  }

  /** Level at an instant, in ns; where two stages meet that of the later one, outside of all 0. */
  public double levelAt(long nanos) {
    long into = nanos;
    for (Stage stage : stages) {
      long length = stage.duration().toNanos();
      if (into < length) {
        return into < 0 ? 0 : stage.levelAt(into);
      }
      into -= length;
    }
    return 0;
  }

  /** Area under the level, in level x s: for a rate, how many come in all. */
  public double area() {
    return area;
  }

  /**
   * The same up to an instant, from where on the level moves to another in a straight line, and
   * stays there until the course ends as before.
   *
   * @param at ns, within the course
   * @param ramp ns; 0 for a jump
   */
  public Course changed(long at, double level, long ramp) {
    Stage last = stages.get(stages.size() - 1);
    double from = levelAt(at);
    long left = nanos() - at;
    long ramped = Math.min(ramp, left);
    double reached = ramped < ramp ? from + (level - from) * ramped / ramp : level;
    List<Stage> changed = new ArrayList<>(until(at).stages);
    append(changed, last.like(from, reached, Duration.ofNanos(ramped)));
    append(changed, last.like(level, level, Duration.ofNanos(left - ramped)));
    return new Course(changed);
  }

  /** What is before an instant, in ns. */
  public Course until(long nanos) {
    List<Stage> before = new ArrayList<>();
    long left = nanos;
    for (Stage stage : stages) {
      long length = Math.min(left, stage.duration().toNanos());
      if (length == stage.duration().toNanos()) {
        before.add(stage);
      } else {
        append(before, stage.like(stage.from(), stage.levelAt(length), Duration.ofNanos(length)));
      }
      left -= length;
    }
    return new Course(before);
  }

  private static void append(List<Stage> stages, Stage stage) {
    if (!stage.duration().isZero()) {
      stages.add(stage);
    }
  }

  /** The same in time, with other levels where its lines begin and end. */
  public Course withLevels(DoubleUnaryOperator level) {
    return new Course(
        stages.stream()
            .map(
                it ->
                    it.like(
                        level.applyAsDouble(it.from()),
                        level.applyAsDouble(it.to()),
                        it.duration()))
            .toList());
  }
}
