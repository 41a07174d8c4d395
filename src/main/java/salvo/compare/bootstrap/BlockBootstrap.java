package salvo.compare.bootstrap;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Resamples the blocks of two runs, to see by how much the difference of a figure could vary.
 * Aligned runs, which went through the same profile, draw the same blocks: then a ramp or a spike
 * that both have is no noise. Others draw independently. The seed is fixed, so that the same runs
 * give the same answer.
 */
public final class BlockBootstrap {

  static final int DRAWS = 1_000;
  private static final long SEED = 42;

  private final int[][] baseWeights;
  private final int[][] candidateWeights;
  private final boolean aligned;

  public BlockBootstrap(int baseBlocks, int candidateBlocks, boolean aligned) {
    SplittableRandom random = new SplittableRandom(SEED);
    this.aligned = aligned;
    baseWeights = draws(baseBlocks, random);
    candidateWeights = aligned ? baseWeights : draws(candidateBlocks, random);
  }

  /** How far the candidate's figure less the base's strays when the blocks are drawn anew. */
  public Spread spread(Statistic base, Statistic candidate) {
    double centre =
        candidate.resampled().applyAsDouble(ones(candidateWeights))
            - base.resampled().applyAsDouble(ones(baseWeights));
    double[] differences = new double[DRAWS];
    int size = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      double difference =
          candidate.resampled().applyAsDouble(candidateWeights[draw])
              - base.resampled().applyAsDouble(baseWeights[draw]);
      if (!Double.isNaN(difference)) {
        differences[size++] = difference - centre;
      }
    }
    return new Spread(
        centre,
        Arrays.copyOf(differences, size),
        Math.min(baseWeights[0].length, candidateWeights[0].length),
        inflation(base.influence(), candidate.influence()));
  }

  private double inflation(double[] base, double[] candidate) {
    if (!aligned) {
      return Math.max(Autocorrelation.inflation(base), Autocorrelation.inflation(candidate));
    }
    double[] difference = new double[base.length];
    Arrays.setAll(difference, i -> candidate[i] - base[i]);
    return Autocorrelation.inflation(difference);
  }

  private static int[] ones(int[][] weights) {
    int[] ones = new int[weights[0].length];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static int[][] draws(int blocks, SplittableRandom random) {
    int[][] draws = new int[DRAWS][blocks];
    for (int[] weights : draws) {
      for (int i = 0; i < blocks; i++) {
        weights[random.nextInt(blocks)]++;
      }
    }
    return draws;
  }
}
