package salvo.stats.times;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import salvo.stats.Naive;

class NearestRankTest {

  @ParameterizedTest
  @CsvSource({
    "50, 1, 1",
    "50, 2, 1",
    "50, 3, 2",
    "95, 20, 19",
    "95, 21, 20",
    "99, 100, 99",
    "99.9, 1000, 999",
    "99.9, 1001, 1000",
    "99.99, 10000, 9999",
    "55, 100, 55",
    "7, 100, 7",
    "0.001, 100000, 1",
    "0.001, 100001, 2",
    "100, 7, 7",
    "100, 9000000000, 9000000000",
    "50, 0, 0"
  })
  void shouldBeTheSmallestRankWithThatShareWhenThePercentIsDecimal(
      double percent, long count, long rank) {
    assertThat(NearestRank.of(percent, count)).isEqualTo(rank);
  }

  @Test
  void shouldAgreeWithWholeNumbersWhenEveryTenthOfAPercentIsAsked() {
    for (int count : new int[] {1, 7, 10, 999, 1000, 1001, 123_457}) {
      for (int tenths = 1; tenths <= 1000; tenths++) {
        assertThat(NearestRank.of(tenths / 10.0, count))
            .as("%s %% of %s", tenths / 10.0, count)
            .isEqualTo(Naive.rank(count, tenths * 100));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, 100.0001, Double.NaN, Double.POSITIVE_INFINITY})
  void shouldRefuseItWhenThePercentIsOutOfRange(double percent) {
    assertThatThrownBy(() -> NearestRank.of(percent, 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Percentile " + percent + " is out of range: more than 0 and at most 100");
  }
}
