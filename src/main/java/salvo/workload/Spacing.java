package salvo.workload;

import java.util.Random;
import java.util.function.DoubleSupplier;

/** How far the users of an open load come from one another, where one comes in each unit. */
public interface Spacing {

  /** When one user after the other is due, anew from the first one; never falls. */
  DoubleSupplier dues();

  /** At the same distance from one another, the first one half of it after the start. */
  static Spacing even() {
    return () -> {
      long[] next = {0};
      return () -> next[0]++ + 0.5;
    };
  }

  /**
   * As from many who know nothing of one another (a Poisson process): distances are exponential.
   *
   * @param seed two of the same seed give the same instants
   */
  static Spacing poisson(long seed) {
    return () -> {
      Random random = new Random(seed);
      double[] last = {0};
      return () -> last[0] -= Math.log(1 - random.nextDouble());
    };
  }
}
