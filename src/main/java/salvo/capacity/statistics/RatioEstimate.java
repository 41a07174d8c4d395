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
  private final int blocks;
  private final double variance;
  private final double freedom;

  private RatioEstimate(double[] sums, double[] numbers, double[] times, boolean isShare) {
    this.sum = Arrays.stream(sums).sum();
    this.number = Arrays.stream(numbers).sum();
    this.isShare = isShare;
    double[] excess = new double[sums.length];
    Arrays.setAll(excess, i -> sums[i] - estimate() * numbers[i]);
    double[] joined = joined(excess, Math.max(memory(excess), memory(deviations(times))));
    this.blocks = joined.length;
    double inflation = blocks < LEAST_BLOCKS ? 1 : Autocorrelation.inflation(joined);
    double squares = Arrays.stream(joined).map(it -> it * it).sum();
    this.variance = inflation * blocks / (blocks - 1.0) * squares / (number * number);
    this.freedom = Math.max(LEAST_FREEDOM, (blocks - 1) / inflation);
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

  public double estimate() {
    return number > 0 ? sum / number : 0;
  }

  /** Into how many independent blocks the time falls. */
  public int blocks() {
    return blocks;
  }

  /** How many independent requests would tell as much. */
  public double effectiveNumber() {
    double independent = estimate() * (1 - estimate()) / number;
    return isShare && variance > independent ? number * independent / variance : number;
  }

  /** Whether the true value is within the allowed one, but for the probability. */
  public boolean holds(double allowed, double tail) {
    if (!isDecidable()) {
      return false;
    }
    if (isShare && allowed == 0) {
      return sum == 0;
    }
    return isShare
        ? Binomial.atMost(estimate() * reduced(tail), reduced(tail), allowed) <= tail
        : high(tail) <= allowed;
  }

  /** Whether the true value is beyond the allowed one, but for the probability. */
  public boolean breaks(double allowed, double tail) {
    if (isShare && allowed == 0) {
      return sum > 0;
    }
    if (!isDecidable()) {
      return false;
    }
    return isShare
        ? Binomial.atLeast(estimate() * reduced(tail), reduced(tail), allowed) <= tail
        : low(tail) > allowed;
  }

  /** The value that the true one is below with no more than that probability. */
  public double low(double tail) {
    if (!isDecidable()) {
      return isShare ? 0 : Double.NEGATIVE_INFINITY;
    }
    return isShare
        ? Binomial.lowerBound(estimate() * reduced(tail), reduced(tail), tail)
        : estimate() - deviations(tail) * Math.sqrt(variance);
  }

  /** The value that the true one is above with no more than that probability. */
  public double high(double tail) {
    if (!isDecidable()) {
      return isShare ? 1 : Double.POSITIVE_INFINITY;
    }
    return isShare
        ? Binomial.upperBound(estimate() * reduced(tail), reduced(tail), tail)
        : estimate() + deviations(tail) * Math.sqrt(variance);
  }

  private boolean isDecidable() {
    return blocks >= LEAST_BLOCKS && number > 0;
  }

  /** A variance that few blocks tell is itself uncertain: that costs further requests. */
  private double reduced(double tail) {
    double ratio = Normal.exceededWith(tail) / deviations(tail);
    return effectiveNumber() * Math.min(1, ratio * ratio);
  }

  private double deviations(double tail) {
    return StudentT.exceededWith(tail, freedom);
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
