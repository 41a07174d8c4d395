package salvo.workload;

import java.util.Random;
import java.util.function.DoubleSupplier;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.simple.RandomSource;

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

  /**
   * As a renewal process whose distances are of a gamma distribution: in bursts where they vary
   * more than those of a Poisson process, more evenly where they vary less. The distances are never
   * rescaled, so that how many users come is random too.
   *
   * @param variation coefficient of variation of the distances (standard deviation over mean),
   *     above 0; 1 is a Poisson process
   * @param seed two of the same seed give the same instants
   */
  static Spacing gamma(double variation, long seed) {
    double scale = variation * variation;
    return () -> {
      ContinuousSampler distances =
          AhrensDieterMarsagliaTsangGammaSampler.of(
              RandomSource.XO_RO_SHI_RO_128_PP.create(seed), 1 / scale, scale);
      double[] last = {0};
      return () -> last[0] += distances.sample();
    };
  }
}
