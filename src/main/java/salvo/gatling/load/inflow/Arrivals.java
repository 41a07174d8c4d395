package salvo.gatling.load.inflow;

import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import salvo.workload.Course;
import salvo.workload.Share;
import salvo.workload.Spacing;
import salvo.workload.Stage;

/**
 * The users of an open population. All populations together keep to the rate, a user each time that
 * it has earned as much as the spacing asks for; who it is goes round by their shares, so that
 * these hold at any moment.
 */
public final class Arrivals implements Instants {

  /** The one who is due just at the end comes, though areas of many stages are not exact. */
  private static final double ROUNDING = 1e-6;

  private final Supplier<Course> course;
  private final Turns turns;
  private final int own;
  private final Share part;
  private final DoubleSupplier dues;
  private boolean isDrawn;
  private long drawn;
  private double due;
  private int stage;
  private double before;
  private long startNanos;

  /**
   * @param course of the rate of all populations; never changed before what is settled
   * @param shares of all populations, which add up to 1
   * @param own the index of this one
   * @param part of this injector in the users of this population
   * @param spacing of the users of all
   */
  public Arrivals(
      Supplier<Course> course, List<Double> shares, int own, Share part, Spacing spacing) {
    this.course = course;
    this.turns = new Turns(shares);
    this.own = own;
    this.part = part;
    this.dues = spacing.dues();
  }

  @Override
  public long nextUpTo(long settled) {
    while (!isDrawn) {
      due = dues.getAsDouble();
      isDrawn = turns.next() == own && part.has(drawn++);
    }
    long at = instant(course.get(), settled);
    isDrawn = at == NONE;
    return at;
  }

  /** When the user who was drawn is due. */
  private long instant(Course now, long settled) {
    List<Stage> stages = now.stages();
    while (stage < stages.size() - 1
        && startNanos + length(stages) <= settled
        && before + stages.get(stage).area() < due) {
      before += stages.get(stage).area();
      startNanos += length(stages);
      stage++;
    }
    boolean isLast = stage == stages.size() - 1;
    if (isLast ? due > now.area() + ROUNDING : before + stages.get(stage).area() < due) {
      return NONE;
    }
    long at = startNanos + into(stages.get(stage), due - before);
    return at <= settled ? at : NONE;
  }

  private long length(List<Stage> stages) {
    return stages.get(stage).duration().toNanos();
  }

  /**
   * Where the area under a straight line reaches that much, without a difference of like numbers.
   */
  private static long into(Stage stage, double area) {
    long length = stage.duration().toNanos();
    double slope = (stage.to() - stage.from()) / (length / 1e9);
    double root = Math.sqrt(Math.max(0, stage.from() * stage.from() + 2 * slope * area));
    return Math.min(length, Math.round(2 * area / (stage.from() + root) * 1e9));
  }
}
