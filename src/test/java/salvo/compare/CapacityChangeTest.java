package salvo.compare;

import static org.assertj.core.api.Assertions.assertThat;

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
    "100, 110, 100, 110, UNCHANGED",
    "100, 110, 95, 104, INCONCLUSIVE",
    "100, 150, 90, 160, INCONCLUSIVE"
  })
  void shouldCompareByTheIntervalsWhenBothAreKnown(
      double low, double high, double newLow, double newHigh, Change change) {
    assertThat(change(found(low, high), found(newLow, newHigh)).change()).isEqualTo(change);
  }

  @Test
  void shouldStayOpenUpwardsWhenNothingBroke() {
    CapacityInterval open = found(120, Double.NaN);

    CapacityChange change = change(found(100, 110), open);

    assertThat(change.change()).isEqualTo(Change.IMPROVED);
    assertThat(change.factor()).isEqualTo("at least 1.09 times");
    assertThat(change(open, found(100, 110)).change()).isEqualTo(Change.REGRESSED);
    assertThat(change(open, open).change()).isEqualTo(Change.INCONCLUSIVE);
  }

  @Test
  void shouldTellNothingWhenNoLevelHeld() {
    CapacityInterval nothing = found(Double.NaN, 10);

    assertThat(change(found(Double.NaN, 12), nothing).change()).isEqualTo(Change.INCONCLUSIVE);
    assertThat(change(found(20, 22), nothing).change()).isEqualTo(Change.REGRESSED);
    assertThat(change(nothing, found(20, 22)).change()).isEqualTo(Change.IMPROVED);
  }

  @Test
  void shouldCountASmallerChangeWhenBothSearchesWereFiner() {
    CapacityInterval base = new CapacityInterval("users", of(100), of(102), 0.02);
    CapacityInterval slower = new CapacityInterval("users", of(98), of(101), 0.02);

    assertThat(CapacityChange.of(base, slower, 0.01).change()).isEqualTo(Change.INCONCLUSIVE);
    assertThat(CapacityChange.of(base, slower, 0.05).change()).isEqualTo(Change.UNCHANGED);
  }

  @Test
  void shouldSayWhatWasFoundAndByHowMuchItChanged() {
    assertThat(change(found(100, 110), found(60, 70)).factor()).isEqualTo("0.545 to 0.7 times");
    assertThat(found(34.2, 37.6).text()).isEqualTo("34.2 to 37.6 tasks/s");
    assertThat(found(34.2, Double.NaN).text()).isEqualTo("at least 34.2 tasks/s");
    assertThat(found(Double.NaN, 10).text()).isEqualTo("less than 10 tasks/s");
    assertThat(found(Double.NaN, Double.NaN).text()).isEqualTo("unknown");
  }

  private static CapacityChange change(CapacityInterval base, CapacityInterval candidate) {
    return CapacityChange.of(base, candidate, 0.05);
  }

  private static CapacityInterval found(double holds, double breaks) {
    return new CapacityInterval("tasks/s", of(holds), of(breaks), 0.1);
  }

  private static OptionalDouble of(double level) {
    return Double.isNaN(level) ? OptionalDouble.empty() : OptionalDouble.of(level);
  }
}
