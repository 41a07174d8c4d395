package salvo.gatling.load;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import salvo.workload.Stage;

/**
 * The instants at which the users of an open population come, in nanoseconds. All populations
 * together keep to the rate exactly, a user each time that it has earned another half one; who it
 * is goes round by their shares, so that these hold at any moment.
 */
final class Arrivals implements PrimitiveIterator.OfLong {

  private final List<Stage> stages;
  private final double[] shares;
  private final double[] owed;
  private final int own;
  private final long all;
  private long drawn;
  private long at = -1;
  private int stage;
  private double before;
  private long startNanos;

  /**
   * @param shares of all populations, which add up to 1
   * @param own the index of this one
   * @param all how many users come in all
   */
  Arrivals(List<Stage> stages, List<Double> shares, int own, long all) {
    this.stages = stages;
    this.shares = shares.stream().mapToDouble(Double::doubleValue).toArray();
    this.owed = new double[shares.size()];
    this.own = own;
    this.all = all;
  }

  @Override
  public boolean hasNext() {
    while (at < 0 && drawn < all) {
      if (draw() == own) {
        at = instant(drawn + 0.5);
      }
      drawn++;
    }
    return at >= 0;
  }

  @Override
  public long nextLong() {
    if (!hasNext()) {
      throw new NoSuchElementException("No user is left to come");
    }
    long next = at;
    at = -1;
    return next;
  }

  /** Whose turn it is: that of whom most is owed. */
  private int draw() {
    int most = 0;
    for (int i = 0; i < shares.length; i++) {
      owed[i] += shares[i];
      if (owed[i] > owed[most]) {
        most = i;
      }
    }
    owed[most] -= 1;
    return most;
  }

  /** When so many users are due; they are asked for in rising order. */
  private long instant(double due) {
    while (stage < stages.size() - 1 && before + area(stages.get(stage)) < due) {
      before += area(stages.get(stage));
      startNanos += stages.get(stage).duration().toNanos();
      stage++;
    }
    return startNanos + into(stages.get(stage), due - before);
  }

  private static double area(Stage stage) {
    return (stage.from() + stage.to()) / 2 * stage.duration().toNanos() / 1e9;
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
