package salvo.capacity.statistics;

import java.util.Arrays;
import salvo.compare.bootstrap.Autocorrelation;
import salvo.compare.bootstrap.StudentT;

/**
 * Whether a sum over a number, such as requests over a limit over all requests, is certainly within
 * what is allowed or certainly beyond. Seconds are joined to blocks of at least twice their
 * integrated autocorrelation time. A share is tested by the exact binomial tail of as many
 * independent requests as the variance between the blocks leaves (Korn and Graubard, 1998), a mean
 * by Student's t.
 */
public final class RatioEstimate {

  private static final int LEAST_BLOCKS = 8;
  private static final double LEAST_FREEDOM = 2;

  private final double sum;
  private final double number;
  private final boolean isShare;

  /** As long as what counts against it is remembered. */
  private final Blocks own;

  /** As long as the times are remembered too: a queue that is calm by luck shows it by these. */
  private final Blocks careful;

  /** The variance of the ratio by blocks of time, and on how many independent ones it rests. */
  private record Blocks(int number, double variance, double freedom) {

    static Blocks of(double[] excess, double requests, int length) {
      double[] joined = joined(excess, length);
      int blocks = joined.length;
      double inflation = blocks < LEAST_BLOCKS ? 1 : Autocorrelation.inflation(joined);
      double squares = Arrays.stream(joined).map(it -> it * it).sum();
      return new Blocks(
          blocks,
          inflation * blocks / (blocks - 1.0) * squares / (requests * requests),
          Math.max(LEAST_FREEDOM, (blocks - 1) / inflation));
    }

    double deviations(double tail) {
      return StudentT.exceededWith(tail, freedom);
    }
  }

  private RatioEstimate(double[] sums, double[] numbers, double[] times, boolean isShare) {
    this.sum = Arrays.stream(sums).sum();
    this.number = Arrays.stream(numbers).sum();
    this.isShare = isShare;
    double[] excess = new double[sums.length];
    Arrays.setAll(excess, i -> sums[i] - estimate() * numbers[i]);
    int memory = memory(excess);
    this.own = Blocks.of(excess, number, memory);
    this.careful = Blocks.of(excess, number, Math.max(memory, memory(deviations(times))));
  }

  /**
   * Of a share, second by second.
   *
   * @param sums of the requests that count against it
   * @param numbers of all requests
   * @param times their mean times, which tell how long what happens is remembered even where
   *     nothing counts against the share
   */
  public static RatioEstimate ofShare(double[] sums, double[] numbers, double[] times) {
    return new RatioEstimate(sums, numbers, times, true);
  }

  /** Of a mean: by the sum of the values of each second and their number. */
  public static RatioEstimate ofMean(double[] sums, double[] numbers, double[] times) {
    return new RatioEstimate(sums, numbers, times, false);
  }

  /** Of how many requests it is. */
  public double number() {
    return number;
  }

  /** Whether there were requests, and time enough that some of it is independent of the rest. */
  public boolean isDecidable() {
    return isDecidable(careful);
  }

  public double estimate() {
    return number > 0 ? sum / number : 0;
  }

  /** Into how many independent blocks the time falls. */
  public int blocks() {
    return careful.number();
  }

  /** How many independent requests would tell as much. */
  public double effectiveNumber() {
    return effectiveNumber(careful);
  }

  /** Whether the true value is within the allowed one, but for the probability. */
  public boolean holds(double allowed, double tail) {
    if (!isDecidable(careful)) {
      return false;
    }
    if (isShare && allowed == 0) {
      return sum == 0;
    }
    double reduced = reduced(careful, tail);
    return isShare
        ? Binomial.atMost(estimate() * reduced, reduced, allowed) <= tail
        : high(tail) <= allowed;
  }

  /** Whether the true value is beyond the allowed one, but for the probability. */
  public boolean breaks(double allowed, double tail) {
    if (isShare && allowed == 0) {
      return sum > 0;
    }
    if (!isDecidable(own)) {
      return false;
    }
    double reduced = reduced(own, tail);
    return isShare
        ? Binomial.atLeast(estimate() * reduced, reduced, allowed) <= tail
        : low(tail) > allowed;
  }

  /** The value that the true one is below with no more than that probability. */
  public double low(double tail) {
    if (!isDecidable(own)) {
      return isShare ? 0 : Double.NEGATIVE_INFINITY;
    }
    double reduced = reduced(own, tail);
    return isShare
        ? Binomial.lowerBound(estimate() * reduced, reduced, tail)
        : estimate() - own.deviations(tail) * Math.sqrt(own.variance());
  }

  /** The value that the true one is above with no more than that probability. */
  public double high(double tail) {
    if (!isDecidable(careful)) {
      return isShare ? 1 : Double.POSITIVE_INFINITY;
    }
    double reduced = reduced(careful, tail);
    return isShare
        ? Binomial.upperBound(estimate() * reduced, reduced, tail)
        : estimate() + careful.deviations(tail) * Math.sqrt(careful.variance());
  }

  private boolean isDecidable(Blocks blocks) {
    return blocks.number() >= LEAST_BLOCKS && number > 0;
  }

  private double effectiveNumber(Blocks blocks) {
    double independent = estimate() * (1 - estimate()) / number;
    return isShare && blocks.variance() > independent
        ? number * independent / blocks.variance()
        : number;
  }

  /** A variance that few blocks tell is itself uncertain: that costs further requests. */
  private double reduced(Blocks blocks, double tail) {
    double ratio = Normal.exceededWith(tail) / blocks.deviations(tail);
    return effectiveNumber(blocks) * Math.min(1, ratio * ratio);
  }

  /** The seconds that a block needs: twice the integrated autocorrelation time. */
  private static int memory(double[] deviations) {
    return deviations.length < LEAST_BLOCKS
        ? 1
        : (int) Math.ceil(Autocorrelation.inflation(deviations) - 1e-9);
  }

  private static double[] deviations(double[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    return Arrays.stream(values).map(it -> it - mean).toArray();
  }

  /** The first block takes what is left over. */
  private static double[] joined(double[] seconds, int length) {
    int blocks = Math.max(1, seconds.length / length);
    double[] joined = new double[blocks];
    for (int i = 0; i < seconds.length; i++) {
      joined[Math.max(0, blocks - 1 - (seconds.length - 1 - i) / length)] += seconds[i];
    }
    return joined;
  }
}
