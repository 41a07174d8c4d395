package salvo.capacity.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RatioEstimateTest {

  private static final int SECONDS = 60;

  @Test
  void shouldHoldWhenNoneIsOverAndThereAreEnough() {
    RatioEstimate estimate = RatioEstimate.ofShare(all(0), all(10), all(20));

    assertThat(estimate.effectiveNumber()).isEqualTo(600);
    assertThat(estimate.holds(0.01, 0.05)).isTrue();
    assertThat(estimate.breaks(0.01, 0.05)).isFalse();
  }

  @Test
  void shouldDecideNothingWhenThereAreTooFewRequests() {
    RatioEstimate estimate = RatioEstimate.ofShare(all(0), all(4), all(20));

    assertThat(estimate.holds(0.01, 0.05)).isFalse();
    assertThat(estimate.breaks(0.01, 0.05)).isFalse();
  }

  @Test
  void shouldBreakWhenFarMoreAreOver() {
    RatioEstimate estimate = RatioEstimate.ofShare(all(2), all(10), all(20));

    assertThat(estimate.estimate()).isEqualTo(0.2);
    assertThat(estimate.breaks(0.05, 0.001)).isTrue();
    assertThat(estimate.holds(0.05, 0.001)).isFalse();
  }

  @Test
  void shouldCountFewerRequestsWhenThoseOverComeTogether() {
    double[] together = all(0);
    Arrays.fill(together, 20, 30, 6);

    RatioEstimate estimate = RatioEstimate.ofShare(together, all(10), all(20));

    assertThat(estimate.estimate()).isCloseTo(0.1, within(1e-12));
    assertThat(estimate.effectiveNumber()).isLessThan(60);
    assertThat(estimate.breaks(0.05, 0.01)).isFalse();
    assertThat(RatioEstimate.ofShare(all(1), all(10), all(20)).breaks(0.05, 0.01)).isTrue();
  }

  @Test
  void shouldHaveFewerBlocksWhenTimesRememberThoughNoneIsOver() {
    double[] wandering = new double[SECONDS];
    Arrays.setAll(wandering, i -> 100 + 50 * Math.sin(i / 3.0));

    assertThat(RatioEstimate.ofShare(all(0), all(10), wandering).blocks()).isLessThan(20);
    assertThat(RatioEstimate.ofShare(all(0), all(10), all(20)).blocks()).isEqualTo(SECONDS);
  }

  @Test
  void shouldBreakThoughTimesRiseWhenAllAreOver() {
    double[] rising = new double[SECONDS];
    Arrays.setAll(rising, i -> 1_000 + 50 * i);

    RatioEstimate estimate = RatioEstimate.ofShare(all(10), all(10), rising);

    assertThat(estimate.breaks(0.05, 0.001)).isTrue();
  }

  @Test
  void shouldDecideNothingWhenThereAreFewerThanEightBlocks() {
    double[] seven = {0, 0, 0, 0, 0, 0, 0};
    double[] many = {1e4, 1e4, 1e4, 1e4, 1e4, 1e4, 1e4};

    RatioEstimate estimate = RatioEstimate.ofShare(seven, many, many);

    assertThat(estimate.holds(0.05, 0.05)).isFalse();
    assertThat(estimate.low(0.025)).isZero();
    assertThat(estimate.high(0.025)).isEqualTo(1);
  }

  @Test
  void shouldTakeTheFirstForAnAnswerWhenNoneIsAllowed() {
    double[] one = all(0);
    one[3] = 1;

    assertThat(RatioEstimate.ofShare(all(0), all(10), all(20)).holds(0, 0.001)).isTrue();
    assertThat(RatioEstimate.ofShare(one, all(10), all(20)).breaks(0, 0.001)).isTrue();
  }

  @Test
  void shouldDecideAMeanByItsBlocks() {
    Random random = new Random(5);
    double[] sums = new double[SECONDS];
    Arrays.setAll(sums, i -> 10 * (100 + random.nextGaussian()));

    RatioEstimate estimate = RatioEstimate.ofMean(sums, all(10), all(100));

    assertThat(estimate.estimate()).isCloseTo(100, within(0.5));
    assertThat(estimate.holds(101, 0.001)).isTrue();
    assertThat(estimate.breaks(99, 0.001)).isTrue();
    assertThat(estimate.holds(100, 0.001)).isFalse();
    assertThat(estimate.breaks(100, 0.001)).isFalse();
  }

  @Test
  void shouldKnowNothingWhenThereIsNoRequest() {
    RatioEstimate estimate = RatioEstimate.ofShare(all(0), all(0), all(0));

    assertThat(estimate.holds(0.05, 0.05)).isFalse();
    assertThat(estimate.breaks(0.05, 0.05)).isFalse();
    assertThat(estimate.effectiveNumber()).isZero();
  }

  /** Of a truth that is exactly what is allowed, no more may be called to hold than the error. */
  @Test
  void shouldErrNoMoreOftenThanItMayWhenTheTruthIsTheBound() {
    Random random = new Random(11);
    int holds = 0;
    int breaks = 0;
    for (int round = 0; round < 2_000; round++) {
      double[] over = all(0);
      Arrays.setAll(over, i -> binomial(random, 20, 0.05));
      RatioEstimate estimate = RatioEstimate.ofShare(over, all(20), all(20));
      holds += estimate.holds(0.05, 0.05) ? 1 : 0;
      breaks += estimate.breaks(0.05, 0.05) ? 1 : 0;
    }

    assertThat(holds).isBetween(20, 100);
    assertThat(breaks).isBetween(20, 100);
  }

  private static int binomial(Random random, int number, double share) {
    int seen = 0;
    for (int i = 0; i < number; i++) {
      seen += random.nextDouble() < share ? 1 : 0;
    }
    return seen;
  }

  private static double[] all(double value) {
    double[] all = new double[SECONDS];
    Arrays.fill(all, value);
    return all;
  }
}
