package salvo.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import salvo.compare.Comparison.Change;

class CapacityChangeTest {

  @ParameterizedTest
  @CsvSource({
    "100, 110, 60, 70, REGRESSED",
    "100, 110, 90, 100, REGRESSED",
    "100, 110, 110, 120, IMPROVED",
    "100, 105, 101, 106, UNCHANGED",
    "100, 150, 90, 160, INCONCLUSIVE"
  })
  void shouldCompareByTheIntervals(
      double low, double high, double newLow, double newHigh, Change change) {
    assertThat(CapacityChange.of(result(low, high), result(newLow, newHigh), 0.1).change())
        .isEqualTo(change);
  }

  @Test
  void shouldStayOpenUpwardsWhenNothingBroke() {
    CapacityResult open = result(120, Double.POSITIVE_INFINITY);

    CapacityChange change = CapacityChange.of(result(100, 110), open, 0.1);

    assertThat(change.change()).isEqualTo(Change.IMPROVED);
    assertThat(change.sentence())
        .isEqualTo("The capacity is at least 1.09 times the earlier one: IMPROVED.");
    assertThat(CapacityChange.of(open, result(100, 110), 0.1).change()).isEqualTo(Change.REGRESSED);
  }

  @Test
  void shouldSayByHowMuch() {
    assertThat(CapacityChange.of(result(100, 110), result(60, 70), 0.1).sentence())
        .isEqualTo("The capacity is 0.545 to 0.7 times the earlier one: REGRESSED.");
  }

  private static CapacityResult result(double holds, double breaks) {
    return new CapacityResult(
        ServiceOfSteps.plan(1, 1e6, CapacityPlan.Times.USUAL),
        OptionalDouble.of(holds),
        Double.isInfinite(breaks) ? OptionalDouble.empty() : OptionalDouble.of(breaks),
        List.of(),
        Optional.empty(),
        List.of(),
        0);
  }
}
