package salvo.capacity.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinomialTest {

  @ParameterizedTest
  @CsvSource({
    "0, 10, 0.5, 0.0009765625",
    "5, 10, 0.5, 0.623046875",
    "10, 10, 0.5, 1",
    "1, 4, 0.25, 0.73828125",
    "0, 299, 0.01, 0.04953626"
  })
  void shouldSumTheTailWhenNumbersAreWhole(
      double seen, double number, double share, double probability) {
    assertThat(Binomial.atMost(seen, number, share)).isCloseTo(probability, within(1e-8));
    assertThat(Binomial.atLeast(seen + 1, number, share)).isCloseTo(1 - probability, within(1e-8));
  }

  @Test
  void shouldLieBetweenItsNeighboursWhenNumbersAreNotWhole() {
    assertThat(Binomial.atMost(2.5, 40, 0.1))
        .isBetween(Binomial.atMost(2, 40, 0.1), Binomial.atMost(3, 40, 0.1));
  }

  @Test
  void shouldStayExactWhenTheTailIsFar() {
    assertThat(Binomial.atLeast(200, 200, 0.05) / Math.pow(0.05, 200)).isCloseTo(1, within(1e-9));
  }

  @Test
  void shouldBoundAsClopperAndPearsonDo() {
    assertThat(Binomial.upperBound(0, 10, 0.025)).isCloseTo(0.30850, within(1e-5));
    assertThat(Binomial.upperBound(3, 20, 0.025)).isCloseTo(0.37893, within(1e-5));
    assertThat(Binomial.lowerBound(3, 20, 0.025)).isCloseTo(0.03207, within(1e-5));
    assertThat(Binomial.lowerBound(0, 20, 0.025)).isZero();
    assertThat(Binomial.upperBound(20, 20, 0.025)).isEqualTo(1);
  }

  @Test
  void shouldKnowNothingWhenThereIsNoRequest() {
    assertThat(Binomial.lowerBound(0, 0, 0.025)).isZero();
    assertThat(Binomial.upperBound(0, 0, 0.025)).isEqualTo(1);
  }

  /** The sizes that textbooks name for no failure at all. */
  @ParameterizedTest
  @CsvSource({
    "0.05, 0.05, 59",
    "0.01, 0.05, 299",
    "0.001, 0.05, 2995",
    "0.05, 0.01, 90",
    "0.01, 0.01, 459",
    "0.001, 0.01, 4603"
  })
  void shouldNeedSoManyWhenNoneIsOver(double allowed, double tail, long number) {
    assertThat(Binomial.leastNumber(allowed, tail)).isEqualTo(number);
  }
}
